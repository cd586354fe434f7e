package dev.costtracker.core.eventlog;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * A log that is only read: it may be in use by servers meanwhile, and nothing of it is changed.
 *
 * <p>What is appended after it was opened is not looked at.
 */
public final class StoredLog implements AutoCloseable {

    private final StoredRecords records;
    private final EventCodec codec;
    private final long last;

    StoredLog(StoredRecords records, EventCodec codec) {
        this.records = records;
        this.codec = codec;
        this.last = lastOf(records);
    }

    private static long lastOf(StoredRecords records) {
        try {
            return records.startOfLast(1);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /**
     * Recomputes the whole chain of hashes.
     *
     * @throws LogCorrupt if a record is missing or changed; it names the first such position
     */
    public LogExtent verify(CopyProgress progress) {
        progress.total(last + 1);
        return walk(record -> {}, progress);
    }

    /**
     * Writes the log as lines of JSON, from which it can be made again, to the last bit.
     *
     * @throws LogCorrupt if a record is missing or changed; what has been written by then is not a whole export
     * @throws UncheckedIOException if it cannot be written
     */
    public LogExtent export(OutputStream out, CopyProgress progress) {
        var writer = new LogFileWriter(out);
        long events = end();
        progress.total(events);
        writer.begin(events);
        var extent = walk(writer::add, progress);
        writer.end(extent);
        return extent;
    }

    private long end() {
        return records.records(last, 1).records().stream()
                .mapToLong(LogRecord::end)
                .findFirst()
                .orElse(0);
    }

    private LogExtent walk(Consumer<LogRecord> taken, CopyProgress progress) {
        return LogCheck.walk(records, codec, last, taken, progress::reached);
    }

    @Override
    public void close() {
        records.close();
    }
}
