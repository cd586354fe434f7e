package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Append.ConditionFailed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** A sequencer driven by hand: no thread, no waiting, the same every time. */
final class Node {

    final Head head;
    final TagWindow window;
    private final Sequencer sequencer;
    private final RandomGenerator random;

    /** A node for which no time passes. */
    Node(LogBackend backend, int windowSize, long seed) {
        this(
                backend,
                LogCheck.tail(backend, Samples.CODEC, windowSize),
                new Sequencer.Settings("node-" + seed, Clock.systemUTC(), new Random(seed), pause -> {}));
    }

    Node(LogBackend backend, LogCheck.Tail tail, Sequencer.Settings settings) {
        this.window = tail.window();
        this.head = new Head(window.end());
        this.random = settings.random();
        this.sequencer = new Sequencer(backend, tail, head, settings);
    }

    RecentRecords records() {
        return sequencer.records();
    }

    /** Brings batches to who leads. */
    Router router(Leadership leadership) {
        return new Router(sequencer, head, leadership);
    }

    static Condition none(EventCriteria criteria, long from) {
        return new Condition(EventFilter.of(criteria), from);
    }

    Append append(Condition condition, EncodedEvent... events) {
        return Append.of(new UUID(random.nextLong(), random.nextLong()), condition, List.of(events));
    }

    /** Writes one batch; every append in it has its answer then. */
    void write(Append... batch) {
        try {
            sequencer.write(new ArrayList<>(List.of(batch)));
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }

    int follow() {
        return sequencer.follow();
    }

    static boolean failed(CompletableFuture<Long> done) {
        return done.isCompletedExceptionally() && done.exceptionNow() instanceof ConditionFailed;
    }
}
