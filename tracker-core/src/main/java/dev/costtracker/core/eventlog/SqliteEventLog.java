package dev.costtracker.core.eventlog;

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
}
