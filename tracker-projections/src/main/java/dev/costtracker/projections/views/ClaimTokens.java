package dev.costtracker.projections.views;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/**
 * What Axon's processor of one generation knows of its progress: the generation's own position, which is written with its rows, and
 * the claim to fold it. There is one segment.
 */
final class ClaimTokens implements TokenStore {

    private final ViewStore store;
    private final Generation generation;
    private final String owner;
    private final Duration term;

    ClaimTokens(ViewStore store, Generation generation, String owner, Duration term) {
        this.store = store;
        this.generation = generation;
        this.owner = owner;
        this.term = term;
    }

    private static <T> CompletableFuture<T> answer(Supplier<T> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (RuntimeException e) { // the contract wants failures in the future
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Void> done(Runnable work) {
        return answer(() -> {
            work.run();
            return null;
        });
    }

    private long claim() {
        return store.claim(generation, owner, term)
                .orElseThrow(() -> new UnableToClaimTokenException("another node folds %s".formatted(generation.id())));
    }

    @Override
    public CompletableFuture<List<Segment>> initializeTokenSegments(
            String processor, int count, @Nullable TrackingToken initial, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(List.of(Segment.ROOT_SEGMENT));
    }

    /** The position stands with the rows already. */
    @Override
    public CompletableFuture<Void> storeToken(
            @Nullable TrackingToken token, String processor, int segment, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<TrackingToken> fetchToken(
            String processor, int segment, @Nullable ProcessingContext context) {
        return answer(() -> new GlobalSequenceTrackingToken(claim()));
    }

    @Override
    public CompletableFuture<Void> extendClaim(String processor, int segment, @Nullable ProcessingContext context) {
        return done(this::claim);
    }

    @Override
    public CompletableFuture<Void> releaseClaim(String processor, int segment, @Nullable ProcessingContext context) {
        return done(() -> store.release(generation, owner));
    }

    @Override
    public CompletableFuture<Void> initializeSegment(
            @Nullable TrackingToken token, String processor, Segment segment, @Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("there is one segment"));
    }

    @Override
    public CompletableFuture<Void> deleteToken(String processor, int segment, @Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("there is one segment"));
    }

    @Override
    public CompletableFuture<Segment> fetchSegment(String processor, int segment, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(Segment.ROOT_SEGMENT);
    }

    @Override
    public CompletableFuture<List<Segment>> fetchSegments(String processor, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(List.of(Segment.ROOT_SEGMENT));
    }

    /** Whether it is free shows when it is claimed. */
    @Override
    public CompletableFuture<List<Segment>> fetchAvailableSegments(
            String processor, @Nullable ProcessingContext context) {
        return fetchSegments(processor, context);
    }

    @Override
    public CompletableFuture<String> retrieveStorageIdentifier(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(generation.id());
    }
}
