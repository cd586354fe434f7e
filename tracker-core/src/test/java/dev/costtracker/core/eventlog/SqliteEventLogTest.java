package dev.costtracker.core.eventlog;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** The kit on SQLite. */
class SqliteEventLogTest extends EventLogKit {

    private final Path directory;

    SqliteEventLogTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    LogBackend open() {
        return SqliteLogBackend.open(directory, 5);
    }

    @Override
    void damage(Damage damage, long position) {
        var change =
                switch (damage) {
                    case MISSING -> "DELETE FROM record";
                    case WRONG_HASH -> "UPDATE record SET hash = '" + LogRecord.NO_HASH + "'";
                    case WRONG_COUNT -> "UPDATE record SET n = 3";
                    case CHANGED_BYTES ->
                        "UPDATE record SET events = unhex(replace(hex(events), hex('ann'), hex('bob')))";
                };
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
                var statement = connection.createStatement()) {
            statement.execute(change + " WHERE position = " + position);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
