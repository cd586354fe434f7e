package dev.costtracker.core.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A write of a member of a replica set, on top of all writes before it. When two members write at the same time, their
 * oplogs part; one of the branches is cut off later.
 */
final class OplogEntry {

    /** What every oplog begins with. */
    static final OplogEntry ROOT = new OplogEntry(null, 0, 0, 0, null);

    private final @Nullable OplogEntry previous;
    private final long index;
    private final long term;
    private final long time;
    private final @Nullable LogRecord record;

    private OplogEntry(@Nullable OplogEntry previous, long index, long term, long time, @Nullable LogRecord record) {
        this.previous = previous;
        this.index = index;
        this.term = term;
        this.time = time;
        this.record = record;
    }

    /**
     * The next entry of an oplog.
     *
     * @param newTerm who writes it: a term has one primary
     * @param written null if it writes nothing but the time
     */
    OplogEntry then(long newTerm, long newTime, @Nullable LogRecord written) {
        return new OplogEntry(this, index + 1, newTerm, newTime, written);
    }

    /** How many entries are before it. */
    long index() {
        return index;
    }

    long term() {
        return term;
    }

    long time() {
        return time;
    }

    @Nullable
    LogRecord record() {
        return record;
    }

    /** The record of an entry that has one. */
    LogRecord written() {
        return Objects.requireNonNull(record);
    }

    /** The entry of this oplog that has an index, which must not be larger. */
    OplogEntry at(long wanted) {
        var entry = this;
        while (entry.index > wanted && entry.previous != null) {
            entry = entry.previous;
        }
        return entry;
    }

    /** Whether an oplog that ends with another entry has this one. */
    boolean isIn(OplogEntry end) {
        return end.at(index) == this;
    }

    /** The last entry that this oplog shares with another. */
    OplogEntry fork(OplogEntry other) {
        var one = at(other.index);
        var two = other.at(one.index);
        while (one != two && one.previous != null && two.previous != null) {
            one = one.previous;
            two = two.previous;
        }
        return one;
    }

    /** The entries after one of this oplog, up to this, in order. */
    Deque<OplogEntry> since(OplogEntry start) {
        var entries = new ArrayDeque<OplogEntry>();
        for (var entry = this; entry != start && entry.previous != null; entry = entry.previous) {
            entries.addFirst(entry);
        }
        return entries;
    }

    /** Whether a member that ends with this may be led by one that ends with another. */
    boolean isAtMost(OplogEntry other) {
        return term < other.term || (term == other.term && index <= other.index);
    }
}
