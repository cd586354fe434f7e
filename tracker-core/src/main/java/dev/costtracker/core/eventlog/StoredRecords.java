package dev.costtracker.core.eventlog;

import java.util.List;

/** Records that can be read in order: all that is needed to check or copy a log. */
interface StoredRecords extends AutoCloseable {

    /** Where the last so many records begin; 0 if there are not that many. */
    long startOfLast(int records);

    /**
     * The record that holds the position and those after it, a page of them.
     *
     * @throws LogCorrupt if one of them is unreadable; the first so many of them can still be read
     */
    Page records(long from, int limit);

    @Override
    void close();

    /**
     * Some records, in order of position.
     *
     * @param next from where to read on; {@link #END} if there are no more
     */
    record Page(List<LogRecord> records, long next) {

        static final long END = Long.MAX_VALUE;
    }
}
