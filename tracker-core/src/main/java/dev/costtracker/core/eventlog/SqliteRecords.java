package dev.costtracker.core.eventlog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The records of a log's file, opened so that it can only be read.
 *
 * <p>It takes no lock: SQLite lets any number read beside the one that writes, each reading sees what was on the disk when
 * it began, and none is so long that it keeps the write-ahead log from being moved over.
 */
final class SqliteRecords implements StoredRecords {

    private final Path file;
    private final SqliteReader reader;

    private SqliteRecords(Path file, SqliteReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * Opens the file of a data directory.
     *
     * @throws UnfitStore if there is none
     * @throws LogCorrupt if it is something else
     */
    static SqliteRecords open(Path directory) {
        var file = directory.resolve(SqliteLogBackend.FILE);
        if (!Files.exists(file)) {
            throw new UnfitStore("there is no event log in " + directory.toAbsolutePath());
        }
        return ofFile(file);
    }

    /** Opens a file that is there. */
    static SqliteRecords ofFile(Path file) {
        try {
            var connection = SqliteSchema.openReader(file);
            try {
                SqliteSchema.check(connection, file);
                return new SqliteRecords(file, new SqliteReader(connection));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public long startOfLast(int records) {
        try {
            return reader.startOfLast(records);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public Page records(long from, int limit) {
        try {
            return reader.records(from, limit);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** Beside the file SQLite keeps another while it is read, so its folder must be writable unless a server runs. */
    private static LogUnavailable unreadable(Path file, SQLException cause) {
        return new LogUnavailable("cannot read the event log " + file.toAbsolutePath(), cause);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }
}
