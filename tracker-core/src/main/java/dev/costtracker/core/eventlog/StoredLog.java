package dev.costtracker.core.eventlog;

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

    private LogExtent walk(Consumer<LogRecord> taken, CopyProgress progress) {
        if (last == 0 && records.records(0, 1).records().isEmpty()) {
            return LogExtent.EMPTY;
        }
        return LogCheck.walk(records, codec, Math.max(last, 0), taken, progress::reached);
    }

    @Override
    public void close() {
        records.close();
    }
}
