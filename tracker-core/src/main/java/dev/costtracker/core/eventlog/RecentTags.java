package dev.costtracker.core.eventlog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which records bear which tags, in memory, for a run of records. */
final class RecentTags {

    private final Map<Long, Positions> byKey = new HashMap<>();
    private int rows;
    private long end;

    RecentTags(long start) {
        this.end = start;
    }

    void add(LogRecord record) {
        var tags = record.tags();
        for (var tag : tags) {
            byKey.computeIfAbsent(SqliteSchema.key(tag), key -> new Positions()).add(record.position());
        }
        rows += tags.size();
        end = record.end();
    }

    /** How many rows of the table they are: a record of a whole batch is many. */
    int rows() {
        return rows;
    }

    /** The position after the last record. */
    long end() {
        return end;
    }

    /** Adds the first so many positions of a range to those found. */
    void find(long key, long from, long to, int limit, Set<Long> found) {
        var positions = byKey.get(key);
        if (positions != null) {
            positions.find(from, to, limit, found);
        }
    }

    long[] sortedKeys() {
        return byKey.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    long[] positionsOf(long key) {
        return byKey.getOrDefault(key, new Positions()).toArray();
    }

    /** Positions in rising order. */
    private static final class Positions {

        private long[] values = new long[1];
        private int size;

        void add(long position) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = position;
        }

        void find(long from, long to, int limit, Set<Long> found) {
            int start = Arrays.binarySearch(values, 0, size, from);
            int first = start < 0 ? -start - 1 : start;
            for (int i = first; i < size && i - first < limit && values[i] < to; i++) {
                found.add(values[i]);
            }
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
