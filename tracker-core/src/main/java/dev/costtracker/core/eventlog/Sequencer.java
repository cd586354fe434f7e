package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Append.ConditionFailed;
import dev.costtracker.core.eventlog.LogBackend.PositionTaken;
import dev.costtracker.core.eventlog.LogBackend.UnknownOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives appends their positions and writes them, one batch at a time: the only writer of this node.
 *
 * <p>Safety rests on the store alone: a record's position says what its writer knew, and a position is given once. So
 * nodes may race; whoever comes second is told, looks at what came first, and places its appends again.
 */
final class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int CHECK_PAGE = 16;
    private static final int FOLLOW_PAGE = 256;
    private static final long RECENT_BYTES = 8L * 1024 * 1024;

    private final LogBackend backend;
    private final TagWindow window;
    private final RecentAppends appends;
    private final Head head;
    private final Settings settings;
    private final RecentRecords records;
    private final Pulse pulse = new Pulse(System::nanoTime);
    private String lastHash;
    private long lastAt;

    /**
     * What a sequencer needs of the world, so that a test can give it another one.
     *
     * @param node this node's name, kept in every record
     * @param clock the recorded time
     * @param random jitter
     * @param pause how to wait
     */
    record Settings(String node, Clock clock, RandomGenerator random, Pause pause) {}

    /** Waits a while. */
    @FunctionalInterface
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /**
     * A sequencer that goes on after a given state of the log.
     *
     * @param tail the log's end, up to the head
     */
    Sequencer(LogBackend backend, LogCheck.Tail tail, Head head, Settings settings) {
        this.backend = backend;
        this.window = tail.window();
        this.appends = tail.appends();
        this.head = head;
        this.lastHash = tail.lastHash();
        this.lastAt = tail.lastAt();
        this.settings = settings;
        this.records = new RecentRecords(backend.shared() ? RECENT_BYTES : 0);
    }

    private record Placed(Append append, LogRecord record) {}

    /** What was written last. */
    RecentRecords records() {
        return records;
    }

    /** Whether the store answers. */
    Pulse pulse() {
        return pulse;
    }

    /**
     * Writes a batch until every append in it has its definite answer.
     *
     * @throws InterruptedException if it was interrupted before; appends not answered then may have happened
     */
    void write(List<Append> batch) throws InterruptedException {
        pulse.asks();
        var open = batch;
        for (int attempt = 0; !open.isEmpty(); attempt++) {
            try {
                if (attempt > 0) {
                    backOff(attempt);
                    follow();
                }
                open = writeOnce(open);
            } catch (LogUnavailable e) {
                pulse.failed(e);
                forgetHopes();
            }
        }
        pulse.answered();
    }

    /** Takes over what others have appended. */
    int follow() {
        pulse.asks();
        int followed = 0;
        for (var page = backend.records(head.position(), FOLLOW_PAGE);
                !page.records().isEmpty();
                page = backend.records(head.position(), FOLLOW_PAGE)) {
            for (var record : page.records()) {
                LogCheck.follows(record, head.position(), lastHash, lastAt);
                takeOverForeign(record);
                followed++;
            }
            window.trim(head.position());
            head.ring();
        }
        pulse.answered();
        return followed;
    }

    /**
     * Takes over records that another node says are durable, as far as they follow; what does not is left to the store.
     *
     * @param time what that node had seen of the store then
     */
    void take(List<LogRecord> durable, long time) {
        backend.saw(time);
        for (var record : durable) {
            if (record.position() >= head.position()) {
                try {
                    LogCheck.follows(record, head.position(), lastHash, lastAt);
                } catch (LogCorrupt e) { // the store is the truth, not what a node says of it
                    LOG.warn("another node's records do not follow this one's, reading them", e);
                    break;
                }
                takeOverForeign(record);
            }
        }
        window.trim(head.position());
        head.ring();
    }

    private void takeOverForeign(LogRecord record) {
        window.add(record.events());
        appends.add(record);
        takeOver(record);
    }

    /** Takes over what others have appended until a position is reached, which they say they have written. */
    void followTo(long position) throws InterruptedException {
        for (int attempt = 1; head.position() < position; attempt++) {
            try {
                if (follow() == 0) {
                    backOff(attempt);
                }
            } catch (LogUnavailable e) {
                pulse.failed(e);
                backOff(attempt);
            }
        }
        pulse.answered();
    }

    /** Whether an event that the condition excludes is in the log, or in the part of the batch placed so far. */
    boolean fails(Condition condition) {
        long from = condition.from();
        if (from >= window.end()) {
            return false;
        }
        long known = window.start();
        return switch (window.find(condition.filter(), Math.max(from, known))) {
            case MATCH -> true;
            case NO_MATCH -> from < known && stored(condition.filter(), from, known);
            case UNKNOWN -> fails(condition); // the window moved on meanwhile
        };
    }

    private boolean stored(EventFilter filter, long from, long to) {
        return new EventCursor(backend, filter, from, to, CHECK_PAGE).next() != null;
    }

    /** Places what can be placed, writes it, and gives back what must be placed again. */
    private List<Append> writeOnce(List<Append> open) throws InterruptedException {
        var placed = new ArrayDeque<Placed>();
        var failed = new ArrayList<Append>();
        var twins = new ArrayList<Append>();
        for (var append : open) {
            if (append.isOut() && isThere(append, twins)) {
                continue;
            }
            if (fails(append.condition())) {
                failed.add(append);
            } else {
                placed.add(place(append, placed.peekLast()));
            }
        }
        settle(placed);
        if (placed.isEmpty()) {
            failed.forEach(append -> append.done().completeExceptionally(new ConditionFailed()));
            return twins;
        }
        // What an append failed on may not have been written after all.
        return Stream.of(placed.stream().map(Placed::append), failed.stream(), twins.stream())
                .flatMap(appends -> appends)
                .toList();
    }

    /**
     * Whether an append that other nodes know is in the log, and answers it then; one that is in the batch before goes to
     * the twins.
     */
    private boolean isThere(Append append, List<Append> twins) {
        long end = appends.find(append.aid(), append.outSince());
        if (end == RecentAppends.NOT_HERE) {
            return false;
        }
        if (end == RecentAppends.UNKNOWN) {
            append.done().completeExceptionally(new LogUnavailable("another node had the append for too long"));
        } else if (end <= head.position()) {
            append.done().complete(end);
        } else {
            twins.add(append);
        }
        return true;
    }

    private Placed place(Append append, @Nullable Placed previous) {
        long at = Math.max(
                (previous == null ? lastAt : previous.record.at()) + 1,
                Micros.of(settings.clock().instant()));
        var record = LogRecord.after(
                previous == null ? lastHash : previous.record.hash(),
                window.end(),
                append.aid(),
                at,
                settings.node(),
                append.events());
        window.add(append.events());
        appends.add(record);
        return new Placed(append, record);
    }

    /**
     * Sends the identical records until the answer is definite, as a lost answer never means that nothing was written.
     * What is left then did not get its place.
     */
    private void settle(Deque<Placed> placed) throws InterruptedException {
        boolean inPlace = true;
        for (int attempt = 1; inPlace && !placed.isEmpty(); attempt++) {
            try {
                inPlace = send(placed);
            } catch (UnknownOutcome | LogUnavailable e) {
                pulse.failed(e);
                backOff(attempt);
            }
        }
    }

    /** Sends what is left, and takes from it what turns out to be durable; false if another's record came first. */
    private boolean send(Deque<Placed> placed) throws UnknownOutcome {
        pulse.asks();
        try {
            backend.insert(placed.stream().map(Placed::record).toList());
            confirm(placed, placed.size());
            return true;
        } catch (PositionTaken taken) {
            confirm(placed, taken.index());
            return confirmOwn(placed);
        }
    }

    private void confirm(Deque<Placed> placed, int count) {
        if (count == 0) {
            return;
        }
        var confirmed = new ArrayList<Placed>(count);
        for (int i = 0; i < count; i++) {
            confirmed.add(placed.removeFirst());
        }
        pulse.answered();
        confirmed.forEach(each -> takeOver(each.record));
        confirmed.forEach(each -> each.append.done().complete(each.record.end()));
        window.trim(head.position());
        head.ring();
    }

    private void takeOver(LogRecord record) {
        records.add(record);
        lastHash = record.hash();
        lastAt = record.at();
        head.moveTo(record.end());
    }

    /**
     * Takes what was sent before and is there; false if another's record is there instead, which ends what we hoped to
     * write. One look says both: at a second one, what had not arrived before may be there, and be ours.
     *
     * @throws LogUnavailable if nothing is there: whatever took the place is not visible yet, or gone again
     */
    private boolean confirmOwn(Deque<Placed> sent) {
        long position = sent.getFirst().record.position();
        var there = backend.records(position, sent.size()).records();
        if (there.isEmpty()) {
            throw new LogUnavailable(
                    "position %d is taken, but the record there is not to be seen".formatted(position));
        }
        int own = ownRecords(sent, there);
        if (own == 0) {
            forgetHopes();
        }
        confirm(sent, own);
        return own > 0;
    }

    /** How many of the records are there; the same append may be there by another node. */
    private static int ownRecords(Deque<Placed> sent, List<LogRecord> there) {
        var stored = there.iterator();
        int own = 0;
        for (var each : sent) {
            if (!stored.hasNext() || !stored.next().hash().equals(each.record.hash())) {
                break;
            }
            own++;
        }
        return own;
    }

    private void forgetHopes() {
        window.cutTo(head.position());
        appends.cutTo(head.position());
    }

    /** Full jitter: losers of a race must not stay in step with the winner. */
    private void backOff(int attempt) throws InterruptedException {
        long most = Math.min(1L << Math.min(attempt, 10), 500);
        settings.pause().of(Duration.ofNanos(settings.random().nextLong(most * 1_000_000)));
    }
}
