package dev.costtracker.core.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The ids of the log's newest appends, in memory, so that an append which another node may have written already is not
 * written twice.
 */
final class RecentAppends {

    /** As many as come in some seconds, which is how long an append can be on its way. */
    static final int CAPACITY = 65_536;

    /** What is said of an append that is not here. */
    static final long NOT_HERE = -1;

    /** What is said of an append that may be older than what is known. */
    static final long UNKNOWN = -2;

    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<UUID, Long> ends = new HashMap<>();
    private long start;

    /**
     * Knows nothing yet.
     *
     * @param capacity how many appends it keeps
     * @param position from where on it will know all
     */
    RecentAppends(int capacity, long position) {
        this.capacity = capacity;
        this.start = position;
    }

    private record Entry(UUID aid, long position, long end) {}

    /** Where the append ends in the log, {@link #NOT_HERE}, or {@link #UNKNOWN} if it may be in the log before all this. */
    long find(UUID aid, long from) {
        Long end = ends.get(aid);
        if (end != null) {
            return end;
        }
        return from < start ? UNKNOWN : NOT_HERE;
    }

    void add(LogRecord record) {
        entries.addLast(new Entry(record.aid(), record.position(), record.end()));
        ends.put(record.aid(), record.end());
        if (entries.size() > capacity) {
            var oldest = entries.removeFirst();
            ends.remove(oldest.aid);
            start = oldest.end;
        }
    }

    /** Takes back the newest ones, as they did not get their positions after all. */
    void cutTo(long position) {
        while (!entries.isEmpty() && entries.getLast().position >= position) {
            ends.remove(entries.removeLast().aid);
        }
    }
}
