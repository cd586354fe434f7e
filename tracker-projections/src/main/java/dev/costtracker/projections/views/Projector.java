package dev.costtracker.projections.views;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds one generation of a view as long as this node has the claim to it, by one of Axon's streaming processors.
 *
 * <p>A batch that fails is tried again, for ever and ever more rarely, and nothing is skipped: Axon would release the claim and come
 * back after up to a minute.
 */
final class Projector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final int BATCH = 1_000;
    private static final int LARGE_BATCH = 4_000;
    private static final long PACE_NANOS = 10_000_000;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final ViewStore store;
    private final View view;
    private final Generation generation;
    private final EventLog log;
    private final Runnable moved;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService worker;
    private final ScheduledExecutorService reader;
    private final PooledStreamingEventProcessor processor;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private long folded = System.nanoTime() - PACE_NANOS;
    private volatile long position;
    private volatile @Nullable RuntimeException trouble;

    /**
     * Everything is there; nothing runs yet.
     *
     * @param term how long a claim holds
     * @param moved is told of each batch that is in
     */
    Projector(
            ViewStore store,
            View view,
            Generation generation,
            EventLog log,
            Function<LongSupplier, StreamableEventSource> events,
            Set<QualifiedName> names,
            String owner,
            Duration term,
            Runnable moved) {
        this.store = store;
        this.view = view;
        this.generation = generation;
        this.log = log;
        this.position = generation.position();
        this.moved = moved;
        this.coordinator = threads("coordinator");
        this.worker = threads("worker");
        this.reader = threads("reader");
        long often = term.toMillis() / 4;
        var configuration = new PooledStreamingEventProcessorConfiguration()
                .eventSource(events.apply(this::position))
                .tokenStore(new ClaimTokens(store, generation, owner, term))
                .initialSegmentCount(1)
                .initialToken(source -> source.firstToken(null).thenApply(first -> new GlobalSequenceTrackingToken(0)))
                .eventCriteria(supported -> EventCriteria.havingAnyTag())
                .batchSize(BATCH)
                .tokenClaimInterval(often)
                .claimExtensionThreshold(often)
                .enableCoordinatorClaimExtension()
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker);
        this.processor = new PooledStreamingEventProcessor(
                generation.id(), List.of(new Folding(names, this::take)), configuration);
    }

    private ScheduledExecutorService threads(String role) {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("%s-%s".formatted(generation.id(), role))
                .factory());
    }

    void start() {
        processor.start().join();
    }

    /** Up to where this node has folded; not less than what others had before. */
    long position() {
        return position;
    }

    /** What the last batch failed of, if it did. */
    Optional<RuntimeException> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether this node folds the generation. */
    boolean isOwner() {
        return !processor.processingStatus().isEmpty();
    }

    private void take(List<LoggedEvent> events) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                fold(events);
                trouble = null;
                return;
            } catch (Overtaken e) {
                throw e;
            } catch (RuntimeException e) { // whatever it is, going on without these events would falsify every sum
                report(events, e);
            }
            if (stopped(Duration.ofMillis(pause))) {
                throw new IllegalStateException("%s is being stopped".formatted(generation.id()));
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private void fold(List<LoggedEvent> events) {
        var rest = missing(events);
        if (!rest.isEmpty()) {
            gather();
        }
        rest = withNewer(rest);
        while (!rest.isEmpty()) {
            long end = rest.getLast().position() + 1;
            var ahead = ahead(end);
            position = Batch.fold(store, view, generation, rest, log);
            folded = System.nanoTime();
            moved.run();
            var left = missing(rest);
            rest = left.isEmpty() ? missing(ahead.join()) : left;
        }
    }

    /** What comes next is read while a piece is folded, if there is so much of it. */
    private CompletableFuture<List<LoggedEvent>> ahead(long from) {
        return log.head() - from >= BATCH
                ? CompletableFuture.supplyAsync(() -> further(from, BATCH), reader)
                : CompletableFuture.completedFuture(List.of());
    }

    /** Many small batches take more of the machine than a few larger ones, so that the next does not follow at once. */
    private void gather() {
        long early = PACE_NANOS - (System.nanoTime() - folded);
        if (early > 0 && stopped(Duration.ofNanos(early))) {
            throw new IllegalStateException("%s is being stopped".formatted(generation.id()));
        }
    }

    /** These events, and what has been logged since they came. */
    private List<LoggedEvent> withNewer(List<LoggedEvent> events) {
        var all = new ArrayList<>(events);
        all.addAll(further(events.isEmpty() ? position : events.getLast().position() + 1, 1));
        return all;
    }

    /** Far from the head the log is read in large pieces, as events that come one by one take longer; these are passed over later. */
    private List<LoggedEvent> further(long from, int least) {
        var events = new ArrayList<LoggedEvent>();
        if (log.head() - from >= least && stopping.getCount() > 0) {
            log.readAll(from, from + LARGE_BATCH, events::add);
        }
        return events;
    }

    /** A batch that is repeated may end before or beyond those that come now. */
    private List<LoggedEvent> missing(List<LoggedEvent> events) {
        return events.stream().filter(event -> event.position() >= position).toList();
    }

    private void report(List<LoggedEvent> events, RuntimeException e) {
        if (trouble == null) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("view", generation.id())
                    .addKeyValue("from", events.getFirst().position())
                    .addKeyValue("to", events.getLast().position() + 1)
                    .log("a view cannot be written; it is tried again until it can be");
        }
        trouble = e;
    }

    private boolean stopped(Duration pause) {
        try {
            return stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Gives the claim back after the batch under way. */
    @Override
    public void close() {
        stopping.countDown();
        processor.shutdown().join();
        coordinator.shutdown();
        worker.shutdown();
        reader.shutdown();
    }
}
