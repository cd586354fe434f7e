package dev.costtracker.core.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The log's newest records, in memory, for nodes that have not seen them yet. */
final class RecentRecords {

    /** What counts for a record besides its events. */
    private static final long HEAD_BYTES = 300;

    private final long capacity;
    private final NavigableMap<Long, LogRecord> records = new TreeMap<>();
    private long bytes;

    /**
     * Knows nothing yet.
     *
     * @param capacity how many bytes of records it keeps
     */
    RecentRecords(long capacity) {
        this.capacity = capacity;
    }

    synchronized void add(LogRecord record) {
        records.put(record.position(), record);
        bytes += bytes(record);
        while (bytes > capacity) {
            bytes -= bytes(records.pollFirstEntry().getValue());
        }
    }

    /** What a record counts for. */
    static long bytes(LogRecord record) {
        return HEAD_BYTES + record.size();
    }

    /** The records from a position on, without a gap, up to so many bytes; none if it is not known what begins there. */
    synchronized List<LogRecord> from(long position, long most) {
        var found = new ArrayList<LogRecord>();
        if (!records.containsKey(position)) {
            return found;
        }
        long size = 0;
        for (var record : records.tailMap(position).values()) {
            size += bytes(record);
            if (size > most) {
                break;
            }
            found.add(record);
        }
        return found;
    }
}
