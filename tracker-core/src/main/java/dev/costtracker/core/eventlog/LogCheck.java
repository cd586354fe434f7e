package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.StoredRecords.Page;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Walks along records and checks that they are a whole log: no gap, rising times, every hash right, no unknown event. */
final class LogCheck {

    /** How many records are checked at every start: enough to see a torn end, few enough to start at once. */
    static final int TAIL = 1_000;

    private static final int PAGE = 256;

    private final EventCodec codec;
    private long position;
    private @Nullable String hash;
    private long at = Long.MIN_VALUE;
    private long records;

    private LogCheck(EventCodec codec, long start) {
        this.codec = codec;
        this.position = start;
        this.hash = start == 0 ? LogRecord.NO_HASH : null;
    }

    /** A check that is to be given every record of a log, from the first one on. */
    static LogCheck ofAll(EventCodec codec) {
        return new LogCheck(codec, 0);
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
        var check = new LogCheck(codec, start);
        boolean more = true;
        while (more) {
            var page = backend.records(check.position, PAGE);
            for (var record : page.records()) {
                check.next(record);
                window.add(record.events());
                appends.add(record);
            }
            window.trim(check.position);
            more = page.next() != Page.END;
        }
        return new Tail(window, appends, check.hash(), check.at);
    }

    /**
     * Takes every record up to one of them, checks it and hands it on.
     *
     * @param last where the last record begins that is wanted, or a position that it holds; 0 also if there are none
     * @param progress is told the position reached, page by page
     * @throws LogCorrupt at the first that is not right
     */
    static LogExtent walk(
            StoredRecords stored, EventCodec codec, long last, Consumer<LogRecord> taken, LongConsumer progress) {
        var check = ofAll(codec);
        long next = last == 0 && stored.records(0, 1).records().isEmpty() ? Page.END : 0;
        while (check.position <= last && next != Page.END) {
            var page = page(stored, check.position);
            for (var record : page.records()) {
                if (check.position <= last) {
                    check.next(record);
                    taken.accept(record);
                }
            }
            progress.accept(check.position);
            next = page.next();
        }
        if (last < 0 || (last > 0 && check.position <= last)) {
            throw new LogCorrupt(check.position, "the log ends there, and the last record stands at " + last);
        }
        return check.extent();
    }

    /**
     * Checks every record below a position.
     *
     * @return the position reached
     * @throws LogCorrupt at the first that is not right
     */
    static long all(StoredRecords stored, EventCodec codec, long to, LongConsumer progress) {
        return to == 0 ? 0 : walk(stored, codec, to - 1, record -> {}, progress).events();
    }

    /** If one record of a page is unreadable, those before it may be wrong too, and come first. */
    private static Page page(StoredRecords stored, long from) {
        try {
            return stored.records(from, PAGE);
        } catch (LogCorrupt e) {
            return stored.records(from, 1);
        }
    }

    /**
     * Checks that a record is the one that follows.
     *
     * @throws LogCorrupt if it is not
     */
    static void follows(LogRecord record, long position, String previousHash, long previousAt) {
        if (record.position() != position) {
            throw new LogCorrupt(position, "the next record stands at " + record.position());
        }
        if (!record.hash().equals(record.hashAfter(previousHash))) {
            throw new LogCorrupt(position, "the hash is wrong");
        }
        if (record.at() <= previousAt) {
            throw new LogCorrupt(position, "it is recorded before the one before it");
        }
    }

    /**
     * Takes the record that follows those taken so far.
     *
     * @throws LogCorrupt if it does not follow, or holds an event this program cannot read
     */
    void next(LogRecord record) {
        if (hash != null) { // the first one of a tail is taken on trust: what it is chained to was not read
            follows(record, position, hash, at);
        }
        checkKnown(record);
        hash = record.hash();
        at = record.at();
        position = record.end();
        records++;
    }

    /** Where the next record must begin. */
    long position() {
        return position;
    }

    /** The hash of the last record taken. */
    String hash() {
        return hash == null ? LogRecord.NO_HASH : hash;
    }

    /** All that was taken. */
    LogExtent extent() {
        return new LogExtent(position, records, hash());
    }

    private void checkKnown(LogRecord record) {
        for (var event : record.events()) {
            if (!codec.reads(event.type(), event.version())) {
                throw new LogCorrupt(
                        record.position(),
                        "this program cannot read %s version %d".formatted(event.type(), event.version()));
            }
        }
    }
}
