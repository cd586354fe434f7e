package dev.costtracker.core.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Sole possession of a data directory, held until it is closed or the process ends, however it ends.
 *
 * <p>It is SQLite's own lock on a side file and not Java's: on POSIX systems a Java lock is lost as soon as anything in
 * the same process opens and closes the file, so a second log in this process would take it away from the first.
 */
final class SqliteLock implements AutoCloseable {

    private final Connection held;

    private SqliteLock(Connection held) {
        this.held = held;
    }

    /**
     * Takes the lock of a log's file, by files that lie beside it.
     *
     * @throws LogInUse if somebody has it
     */
    static SqliteLock take(Path file) {
        var pidFile = file.resolveSibling("log.pid");
        try {
            var connection = DriverManager.getConnection("jdbc:sqlite:" + file.resolveSibling("log.lock"));
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 0");
                statement.execute("BEGIN EXCLUSIVE");
            } catch (SQLException e) {
                connection.close();
                throw new LogInUse(
                        "the event log %s is open in another process%s"
                                .formatted(file.toAbsolutePath(), holder(pidFile)),
                        e);
            }
            Files.writeString(pidFile, Long.toString(ProcessHandle.current().pid()));
            return new SqliteLock(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new LogUnavailable("cannot lock " + file, e);
        }
    }

    private static String holder(Path pidFile) {
        try {
            return " (pid " + Files.readString(pidFile).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (SQLException e) {
            throw new LogUnavailable("cannot release the lock", e);
        }
    }
}
