package dev.costtracker.core.eventlog;

import dev.costtracker.core.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.messaging.eventstreaming.Tag;
import org.sqlite.SQLiteConfig;

/** The tables of the log's file, and how its connections are set. */
final class SqliteSchema {

    /** "CCTL": this file is an event log of ours, whatever its name. */
    private static final int APPLICATION = 0x4343544C;

    private static final int VERSION = 1;

    private static final String[] TABLES = {
        """
        CREATE TABLE record (
          position INTEGER PRIMARY KEY,
          n INTEGER NOT NULL,
          aid TEXT NOT NULL,
          at INTEGER NOT NULL,
          node TEXT NOT NULL,
          hash TEXT NOT NULL,
          events BLOB NOT NULL
        ) STRICT
        """, """
        CREATE TABLE tag (
          tag INTEGER NOT NULL,
          position INTEGER NOT NULL,
          PRIMARY KEY (tag, position)
        ) STRICT, WITHOUT ROWID
        """, "CREATE TABLE tags_end (position INTEGER NOT NULL) STRICT", "INSERT INTO tags_end VALUES (0)"
    };

    private SqliteSchema() {}

    /** What a tag is filed under: 64 bits of its hash. Readers look at the event itself anyway, so a clash is harmless. */
    static long key(Tag tag) {
        return ByteBuffer.wrap(Sha256.of(TagText.of(tag))).getLong();
    }

    static Connection openWriter(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setPageSize(4096);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-16 * 1024);
        config.setGetGeneratedKeys(false); // a statement more for each insert
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(64 * 1024 * 1024));
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = 4000");
            createOrCheck(statement, file);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static Connection openReader(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-2 * 1024);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /**
     * Makes sure that a file is what it must be.
     *
     * @throws LogCorrupt if it is not
     */
    static void check(Connection connection, Path file) throws SQLException {
        try (var statement = connection.createStatement()) {
            check(statement, file);
        }
    }

    private static void createOrCheck(Statement statement, Path file) throws SQLException {
        if (number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
            statement.execute("BEGIN");
            for (var table : TABLES) {
                statement.execute(table);
            }
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        } else {
            check(statement, file);
        }
    }

    private static void check(Statement statement, Path file) throws SQLException {
        if (number(statement, "PRAGMA application_id") != APPLICATION
                || number(statement, "PRAGMA user_version") != VERSION) {
            throw new LogCorrupt("%s is not an event log of version %d".formatted(file, VERSION));
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
