package dev.costtracker.core.eventlog;

import dev.costtracker.core.TimeOrderedIds;
import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Append.ConditionFailed;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** An event log that is open for reading and appending, whatever store is below it. */
public final class OpenLog implements EventLog, AutoCloseable {

    private final LogBackend backend;
    private final EventCodec codec;
    private final Head head;
    private final TagWindow window;
    private final AppendQueue queue;
    private final Pulse pulse;
    private final Leadership leadership;
    private final @Nullable RelayServer relay;
    private final TimeOrderedIds ids;
    private final Settings settings;
    private final AppendTimes times = new AppendTimes();

    private OpenLog(
            LogBackend backend, EventCodec codec, Settings settings, LogCheck.Tail tail, @Nullable Cluster cluster) {
        this.backend = backend;
        this.codec = codec;
        this.window = tail.window();
        this.head = new Head(window.end());
        this.ids = new TimeOrderedIds(settings.sequencer.clock(), settings.sequencer.random());
        this.settings = settings;
        var sequencer = new Sequencer(backend, tail, head, settings.sequencer);
        this.pulse = sequencer.pulse();
        this.leadership = cluster == null ? Leadership.alone() : Leadership.in(cluster, settings.sequencer.node());
        this.queue = new AppendQueue(new Router(sequencer, head, leadership), head, backend.shared());
        this.relay = cluster == null
                ? null
                : new RelayServer(cluster, queue, head, sequencer.records(), backend, leadership);
    }

    /**
     * How a log is run.
     *
     * @param sequencer clock, node and the like
     * @param window how many of the newest events' tags are kept in memory
     * @param page how many records are read at a time
     * @param appendLimit how long an append waits for its answer
     */
    record Settings(Sequencer.Settings sequencer, int window, int page, Duration appendLimit) {

        static final int WINDOW = 16_384;
        static final int PAGE = 256;

        /** With a read before it, short enough for a client that waits for ten seconds. */
        static final Duration APPEND_LIMIT = Duration.ofSeconds(6);

        /** Settings for real use; the node's name is new in every process. */
        static Settings usual(Clock clock) {
            var sequencer =
                    new Sequencer.Settings(UUID.randomUUID().toString(), clock, new SecureRandom(), Thread::sleep);
            return new Settings(sequencer, WINDOW, PAGE, APPEND_LIMIT);
        }
    }

    /**
     * Checks the newest records of a store and opens the log on it; the store is closed with the log, or if it is
     * broken.
     *
     * @throws LogCorrupt if they are not whole
     */
    static OpenLog on(LogBackend backend, EventCodec codec, Settings settings) {
        try {
            var log = new OpenLog(backend, codec, settings, LogCheck.tail(backend, codec, settings.window), null);
            log.start();
            return log;
        } catch (RuntimeException e) {
            backend.close();
            throw e;
        }
    }

    /**
     * The same on a store that other nodes write to, so that they and this one do not race.
     *
     * @throws AddressUnusable if this node cannot listen for others
     * @throws LogCorrupt if the newest records are not whole
     */
    static OpenLog together(MongoLogBackend backend, NodeAddress address, EventCodec codec, Settings settings) {
        try {
            var tail = LogCheck.tail(backend, codec, settings.window);
            var log = new OpenLog(backend, codec, settings, tail, backend.join(address));
            log.start();
            return log;
        } catch (RuntimeException e) {
            backend.close();
            throw e;
        }
    }

    private void start() {
        queue.start();
        if (relay != null) {
            relay.start();
        }
        leadership.start();
    }

    /** The log as Axon's event store uses it. */
    public EventStorageEngine storageEngine() {
        return new LogStorageEngine(this, codec);
    }

    /**
     * The log as Axon's processors read it.
     *
     * @param floor below it nothing is read any more; it may rise
     */
    public StreamableEventSource events(LongSupplier floor) {
        return new LogStorageEngine(this, codec, floor);
    }

    /**
     * Recomputes the whole chain of hashes.
     *
     * @param progress is told the position reached, now and then
     * @return the position reached, which is the head when it began
     * @throws LogCorrupt if a record is missing or changed; it names the first such position
     */
    public long verify(LongConsumer progress) {
        return LogCheck.all(backend, codec, head.position(), progress);
    }

    /** How the log fares now; asks nobody, and so answers at once. */
    public LogState state() {
        return new LogState(
                backend.name(),
                backend.standalone(),
                head.position(),
                queue.waiting(),
                leadership.isLeading(),
                leadership.leader().map(Lease.Holder::address).orElse(null),
                pulse.owed(),
                pulse.trouble().orElse(null),
                head.end().map(Throwable::getMessage).orElse(null));
    }

    /** How appends have ended on this node. */
    public AppendCounts appends() {
        return times.counts();
    }

    @Override
    public long head() {
        return head.position();
    }

    @Override
    public long positionAt(Instant recordedAt) {
        return Math.min(head.position(), backend.firstAfter(Micros.of(recordedAt)));
    }

    @Override
    public void read(Tag tag, long from, long to, Consumer<LoggedEvent> reader) {
        forEach(EventFilter.of(tag), from, to, reader);
    }

    @Override
    public void read(Set<Tag> tags, long from, long to, Consumer<LoggedEvent> reader) {
        var alternatives = tags.stream()
                .map(tag -> new EventFilter.Alternative(Set.of(), Set.of(tag)))
                .toList();
        forEach(EventFilter.of(alternatives), from, to, reader);
    }

    @Override
    public void readAll(long from, long to, Consumer<LoggedEvent> reader) {
        forEach(EventFilter.everything(), from, to, reader);
    }

    private void forEach(EventFilter filter, long from, long to, Consumer<LoggedEvent> reader) {
        long end = Math.min(to, head.position());
        if (from >= end || surelyNone(filter, from)) {
            return;
        }
        var events = cursor(filter, from, end);
        for (var found = events.next(); found != null; found = events.next()) {
            var event = codec.decode(found.event());
            reader.accept(new LoggedEvent(
                    found.position(), Micros.instant(found.at()), event.id(), event.payload(), event.metadata()));
        }
    }

    @Override
    public boolean awaitHead(long position, Duration limit) throws InterruptedException {
        return head.await(position, limit);
    }

    /** How far the log reaches. */
    Head bell() {
        return head;
    }

    /** The matching events of a range. */
    EventCursor cursor(EventFilter filter, long from, long to) {
        return new EventCursor(backend, filter, from, to, settings.page);
    }

    /** The matching events of a range, found by reading all of it: better where most match, as with a processor. */
    EventCursor scan(EventFilter filter, long from, long to) {
        return EventCursor.scanning(backend, filter, from, to, settings.page);
    }

    /** Whether it is known without asking the store that nothing from the position on matches. */
    boolean surelyNone(EventFilter filter, long from) {
        return window.find(filter, from) == TagWindow.Answer.NO_MATCH;
    }

    /**
     * Appends events, all or none, and waits until they are durable.
     *
     * @return the position after the last of them
     * @throws ConditionFailed if the log holds an event that the condition excludes
     * @throws LogUnavailable if there is no answer in time; they may be in the log or get there yet
     * @throws LogOverloaded if too many appends are waiting
     */
    long append(Condition condition, List<EncodedEvent> events) throws ConditionFailed {
        long begun = System.nanoTime();
        try {
            long end = appended(condition, events);
            times.written(events.size(), System.nanoTime() - begun);
            return end;
        } catch (ConditionFailed e) {
            times.conflict();
            throw e;
        } catch (RuntimeException e) {
            times.failure();
            throw e;
        }
    }

    private long appended(Condition condition, List<EncodedEvent> events) throws ConditionFailed {
        var append = Append.of(ids.next(), checkedBefore(condition), events);
        queue.submit(append);
        try {
            return append.done().get(settings.appendLimit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (TimeoutException e) {
            queue.withdraw(append);
            throw new LogUnavailable(
                    "the event log's store has not answered for %s".formatted(settings.appendLimit), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while waiting for the event log", e);
        }
    }

    /** Asks the store about what the window no longer holds, so that the one writer need not. */
    private Condition checkedBefore(Condition condition) throws ConditionFailed {
        long seen = head.position();
        if (condition.from() >= Math.min(window.start(), seen)) {
            return condition;
        }
        if (cursor(condition.filter(), condition.from(), seen).next() != null) {
            throw new ConditionFailed();
        }
        return new Condition(condition.filter(), seen);
    }

    private static RuntimeException failure(ExecutionException e) throws ConditionFailed {
        if (e.getCause() instanceof ConditionFailed failed) {
            throw failed;
        }
        return new LogUnavailable("the event log ended before it answered", e);
    }

    /** Finishes the appends that wait, and closes the store. */
    @Override
    public void close() {
        if (relay != null) {
            relay.close();
        }
        queue.close();
        leadership.close();
        backend.close();
    }
}
