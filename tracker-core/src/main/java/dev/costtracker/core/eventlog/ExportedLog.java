package dev.costtracker.core.eventlog;

import java.io.InputStream;

/** A log as the lines of JSON that it was exported as. */
public final class ExportedLog {

    private ExportedLog() {}

    /**
     * Recomputes the whole chain of hashes.
     *
     * @throws LogFileBroken at the first line that is not right
     */
    public static LogExtent verify(InputStream export, EventCodec codec, CopyProgress progress) {
        var reader = new LogFileReader(export, codec);
        progress.total(reader.events());
        for (var record = reader.next(); record != null; record = reader.next()) {
            progress.reached(record.end());
        }
        return reader.extent();
    }
}
