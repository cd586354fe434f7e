package dev.costtracker.core.eventlog;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;

/** The event log in one file of one machine. */
public final class SqliteEventLog {

    private SqliteEventLog() {}

    /**
     * Opens the log of a data directory, and makes both if they are not there.
     *
     * @throws LogInUse if another process has it open
     * @throws LogCorrupt if its newest records are not whole, or were written by a newer program
     */
    public static OpenLog open(Path directory, EventCodec codec, Clock clock) {
        return OpenLog.on(SqliteLogBackend.open(directory), codec, OpenLog.Settings.usual(clock));
    }

    /**
     * Opens the log of a data directory for reading only. A server may have it open, too.
     *
     * @throws UnfitStore if there is none
     * @throws LogCorrupt if the file is something else
     * @throws LogUnavailable if it cannot be read
     */
    public static StoredLog openToRead(Path directory, EventCodec codec) {
        return new StoredLog(SqliteRecords.open(directory), codec);
    }

    /**
     * Makes the log of a data directory from an exported one. If that fails there is no log, as before.
     *
     * @throws LogFileBroken if the export is not whole
     * @throws LogNotEmpty if there is a log already that holds events
     * @throws LogInUse if another process has it open
     */
    public static LogExtent fill(Path directory, InputStream export, EventCodec codec, CopyProgress progress)
            throws InterruptedException {
        var source = new LogImport(export, codec, Thread::sleep);
        return SqliteFilling.fill(directory, log -> source.into(log, progress));
    }
}
