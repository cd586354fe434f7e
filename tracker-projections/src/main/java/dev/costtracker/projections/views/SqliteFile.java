package dev.costtracker.projections.views;

import dev.costtracker.core.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** The file {@code views.db}: what is in it can be made again, so that a file that is no good is thrown away. */
final class SqliteFile {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

    /** "CCTV": this file holds views of ours. */
    private static final int APPLICATION = 0x43435456;

    private static final int VERSION = 1;

    private static final String GENERATIONS = """
            CREATE TABLE generation (
              view TEXT NOT NULL,
              number INTEGER NOT NULL,
              version INTEGER NOT NULL,
              ready INTEGER NOT NULL,
              position INTEGER NOT NULL,
              last_event TEXT,
              PRIMARY KEY (view, number)
            ) STRICT
            """;

    private final Path file;

    SqliteFile(Path directory) {
        this.file = directory.resolve("views.db");
    }

    /** Opens it for writing; makes it if it is not there, and anew if it cannot be used. */
    Connection openWriter() {
        try {
            return tryWriter();
        } catch (SQLException e) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .log("the views' file cannot be used, so that the views are built anew: {}", e.getMessage());
            delete();
        }
        try {
            return tryWriter();
        } catch (SQLException e) {
            throw new ViewsUnavailable("cannot open " + file, e);
        }
    }

    private Connection tryWriter() throws SQLException {
        createOwnersAlone();
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What a power cut takes back is folded again; a kill takes nothing.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(-32 * 1024);
        config.setGetGeneratedKeys(false); // a statement more for each row
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(64 * 1024 * 1024));
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = 4000");
            createOrCheck(statement);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void createOwnersAlone() {
        try {
            OwnerOnly.createFile(file);
        } catch (IOException e) {
            throw new ViewsUnavailable("cannot make " + file, e);
        }
    }

    private static void createOrCheck(Statement statement) throws SQLException {
        if (number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
            statement.execute("BEGIN");
            statement.execute(GENERATIONS);
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        } else if (number(statement, "PRAGMA application_id") != APPLICATION
                || number(statement, "PRAGMA user_version") != VERSION) {
            throw new SQLException("it does not hold views of this layout");
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void delete() {
        try {
            for (var suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    Connection openReader() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-8 * 1024);
        try {
            var connection = config.createConnection("jdbc:sqlite:" + file);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new ViewsUnavailable("cannot open " + file, e);
        }
    }
}
