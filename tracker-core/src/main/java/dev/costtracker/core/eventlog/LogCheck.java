package dev.costtracker.core.eventlog;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Walks along records and checks that they are a whole log: no gap, rising times, every hash right, no unknown event. */
final class LogCheck {

    /** How many records are checked at every start: enough to see a torn end, few enough to start at once. */
    static final int TAIL = 1_000;

    private static final int PAGE = 256;

    private final LogBackend backend;
    private final EventCodec codec;
    private long position;
    private @Nullable String hash;
    private long at = Long.MIN_VALUE;

    private LogCheck(LogBackend backend, EventCodec codec, long start) {
        this.backend = backend;
        this.codec = codec;
        this.position = start;
        this.hash = start == 0 ? LogRecord.NO_HASH : null;
    }

    /**
     * The end of a log that was found whole.
     *
     * @param window its newest events
     * @param appends its newest appends
     * @param lastHash the last record's hash
     * @param lastAt the last record's time
     */
    record Tail(TagWindow window, RecentAppends appends, String lastHash, long lastAt) {}

    /**
     * Checks the newest records, so that nothing is added to a log that is broken there.
     *
     * @throws LogCorrupt if they are not whole, or hold an event this program cannot read
     */
    static Tail tail(LogBackend backend, EventCodec codec, int windowSize) {
        long start = backend.startOfLast(TAIL);
        var window = new TagWindow(windowSize, start);
        var appends = new RecentAppends(backend.shared() ? RecentAppends.CAPACITY : 0, start);
        var check = new LogCheck(backend, codec, start);
        boolean more = true;
        while (more) {
            more = check.page(window, appends);
        }
        return new Tail(window, appends, check.hash == null ? LogRecord.NO_HASH : check.hash, check.at);
    }

    /**
     * Checks every record below a position.
     *
     * @return the position reached
     * @throws LogCorrupt at the first that is not right
     */
    static long all(LogBackend backend, EventCodec codec, long to, LongConsumer progress) {
        var check = new LogCheck(backend, codec, 0);
        var window = new TagWindow(1, 0);
        var appends = new RecentAppends(0, 0);
        while (check.position < to && check.page(window, appends)) {
            progress.accept(check.position);
        }
        if (check.position < to) {
            throw broken(check.position, "the log ends there, before position " + to);
        }
        return check.position;
    }

    /**
     * Checks that a record is the one that follows.
     *
     * @throws LogCorrupt if it is not
     */
    static void follows(LogRecord record, long position, String previousHash, long previousAt) {
        if (record.position() != position) {
            throw broken(position, "the next record stands at " + record.position());
        }
        if (!record.hash().equals(record.hashAfter(previousHash))) {
            throw broken(position, "the hash is wrong");
        }
        if (record.at() <= previousAt) {
            throw broken(position, "it is recorded before the one before it");
        }
    }

    private boolean page(TagWindow window, RecentAppends appends) {
        var page = backend.records(position, PAGE);
        for (var record : page.records()) {
            if (hash != null) { // the first one of a tail is taken on trust: what it is chained to was not read
                follows(record, position, hash, at);
            }
            checkKnown(record);
            window.add(record.events());
            appends.add(record);
            hash = record.hash();
            at = record.at();
            position = record.end();
        }
        window.trim(position);
        return page.next() != LogBackend.Page.END;
    }

    private void checkKnown(LogRecord record) {
        for (var event : record.events()) {
            if (!codec.reads(event.type(), event.version())) {
                throw broken(
                        record.position(),
                        "this program cannot read %s version %d".formatted(event.type(), event.version()));
            }
        }
    }

    private static LogCorrupt broken(long position, String how) {
        return new LogCorrupt("the event log is broken at position %d: %s".formatted(position, how));
    }
}
