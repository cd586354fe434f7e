package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Append.ConditionFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/**
 * The log as Axon's event store sees it. Payloads go through as objects; their bytes are the codec's business.
 *
 * <p>Axon's positions, markers and tokens are all half-open here: {@code p} means that everything below {@code p} has
 * been seen.
 */
final class LogStorageEngine implements EventStorageEngine, StreamableEventSource {

    private final OpenLog log;
    private final EventCodec codec;
    private final LongSupplier floor;

    LogStorageEngine(OpenLog log, EventCodec codec) {
        this(log, codec, () -> 0);
    }

    /** One whose streams leave out what lies below a position that may rise. */
    LogStorageEngine(OpenLog log, EventCodec codec, LongSupplier floor) {
        this.log = log;
        this.codec = codec;
        this.floor = floor;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        try {
            return CompletableFuture.completedFuture(
                    new Transaction(condition, events.stream().map(this::encode).toList()));
        } catch (RuntimeException e) { // an event that cannot be stored fails this append and nothing else
            return CompletableFuture.failedFuture(e);
        }
    }

    private EncodedEvent encode(TaggedEventMessage<?> tagged) {
        var event = tagged.event();
        if (!(event.payload() instanceof DomainEvent payload)) {
            throw new IllegalArgumentException("only domain events go into the log, not " + event.payloadType());
        }
        var expected = codec.messageType(payload.getClass());
        if (!event.type().equals(expected)) {
            throw new IllegalArgumentException("the event must be named %s, not %s".formatted(expected, event.type()));
        }
        return codec.encode(event.identifier(), event.timestamp(), tagged.tags(), event.metadata(), payload);
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        // Before the read, or events appended meanwhile would count as seen.
        long head = log.head();
        long start = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        var filter = EventFilter.of(condition.criteria());
        long from = log.surelyNone(filter, start) ? head : start;
        return new SourcedEvents(log.cursor(filter, from, head), codec, head);
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        var token = condition.position();
        long from = token == null ? 0 : Math.max(0, token.position().orElse(0));
        return new TailedEvents(log, codec, EventFilter.of(condition.criteria()), from, floor);
    }

    @Override
    public MessageStream<EventMessage> open(StreamingCondition condition, @Nullable ProcessingContext context) {
        return stream(condition, context);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return token(0);
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return token(log.head());
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return token(log.positionAt(at.minus(Duration.ofNanos(1_000))));
    }

    private static CompletableFuture<TrackingToken> token(long position) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(position));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("head", log.head());
    }

    /** Events of one unit of work on their way into the log. */
    private final class Transaction implements AppendTransaction<ConsistencyMarker> {

        private final AppendCondition condition;
        private final List<EncodedEvent> events;
        private final AtomicBoolean finished = new AtomicBoolean();

        Transaction(AppendCondition condition, List<EncodedEvent> events) {
            this.condition = condition;
            this.events = events;
        }

        /** Waits on the caller's thread, so that the command goes on there and not on the log's only writer. */
        @Override
        public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
            if (finished.getAndSet(true)) {
                return CompletableFuture.failedFuture(new IllegalStateException("already committed or rolled back"));
            }
            try {
                long end = log.append(conditionOf(condition), events);
                return CompletableFuture.completedFuture(new GlobalIndexConsistencyMarker(end));
            } catch (ConditionFailed e) {
                return CompletableFuture.failedFuture(
                        AppendEventsTransactionRejectedException.conflictingEventsDetected(
                                condition.consistencyMarker()));
            } catch (RuntimeException e) { // every failure is the unit of work's, as the contract wants it
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            finished.set(true);
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                ConsistencyMarker marker, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(marker);
        }
    }

    private static Condition conditionOf(AppendCondition condition) {
        long marker = GlobalIndexConsistencyMarker.position(condition.consistencyMarker());
        return marker == Long.MAX_VALUE
                ? Condition.NONE
                : new Condition(EventFilter.of(condition.criteria()), Math.max(0, marker));
    }
}
