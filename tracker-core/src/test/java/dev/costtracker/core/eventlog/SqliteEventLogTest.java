package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.eventlog.LogBackend.UnknownOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
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
    StoredRecords openToRead() {
        return SqliteRecords.open(directory);
    }

    @Override
    void damage(Damage damage, long position) {
        var change =
                switch (damage) {
                    case MISSING -> "DELETE FROM record";
                    case MOVED -> "UPDATE record SET position = position + 1";
                    case WRONG_HASH -> "UPDATE record SET hash = '" + LogRecord.NO_HASH + "'";
                    case WRONG_COUNT -> "UPDATE record SET n = 3";
                    case NO_COUNT -> "UPDATE record SET n = 0";
                    case WRONG_APPEND_ID -> "UPDATE record SET aid = replace(aid, substr(aid, 1, 1), 'f')";
                    case WRONG_TIME -> "UPDATE record SET at = at + 1";
                    case WRONG_NODE -> "UPDATE record SET node = 'x'";
                    case UNREADABLE_BYTES -> "UPDATE record SET events = substr(events, 1, 50)";
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

    @Test
    void isRefusedToASecondProcess() throws Exception {
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldLog.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("open");
            assertThatThrownBy(this::open)
                    .isInstanceOf(LogInUse.class)
                    .hasMessageContaining(directory.resolve("log.db").toString())
                    .hasMessageContaining("pid " + other.pid());
            other.getOutputStream().close();
            assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
            open().close();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void isRefusedASecondTimeInOneProcess() throws Exception {
        try (var first = open()) {
            assertThatThrownBy(this::open).isInstanceOf(LogInUse.class);
            assertThatThrownBy(this::open).isInstanceOf(LogInUse.class);
            assertThat(first.last()).isEmpty();
        }
        open().close();
    }

    @Test
    void keepsTwoLogsApart(@TempDir Path elsewhere) throws Exception {
        try (var one = SqliteEventLog.open(directory, Samples.CODEC, Clock.systemUTC());
                var other = SqliteEventLog.open(elsewhere, Samples.CODEC, Clock.systemUTC())) {
            one.append(Append.Condition.NONE, List.of(Samples.closed("x")));
            assertThat(one.head()).isEqualTo(1);
            assertThat(other.head()).isZero();
        }
    }

    @Test
    void refusesAFileOfSomethingElse() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE something (els INTEGER)");
        }
        assertThatThrownBy(this::open).isInstanceOf(LogCorrupt.class).hasMessageContaining("log.db");
    }

    @Test
    void readsNothingButALog(@TempDir Path elsewhere) throws Exception {
        assertThatThrownBy(() -> SqliteRecords.open(elsewhere))
                .isInstanceOf(UnfitStore.class)
                .hasMessageContaining("no event log in " + elsewhere);
        assertThat(elsewhere).isEmptyDirectory();
        Files.writeString(elsewhere.resolve("log.db"), "");
        assertThatThrownBy(() -> SqliteRecords.open(elsewhere))
                .isInstanceOf(LogCorrupt.class)
                .hasMessageContaining("log.db is not an event log");
        Files.writeString(elsewhere.resolve("log.db"), "something else".repeat(1000));
        assertThatThrownBy(() -> SqliteRecords.open(elsewhere)).isInstanceOf(LogUnavailable.class);
    }

    @Test
    void changesNothingByReading() throws Exception {
        try (var log = log()) {
            log.append(Append.Condition.NONE, List.of(Samples.closed("x")));
        }
        var before = Files.readAllBytes(directory.resolve("log.db"));
        try (var log = SqliteEventLog.openToRead(directory, Samples.CODEC)) {
            assertThat(log.verify(CopyProgress.NONE).events()).isEqualTo(1);
        }
        assertThat(directory.resolve("log.db")).hasBinaryContent(before);
    }

    /** A server that was killed leaves its write-ahead log, and in it what it has acknowledged. */
    @Test
    void readsWhatAKilledProcessHasWritten(@TempDir Path elsewhere) throws Exception {
        try (var log = log()) {
            log.append(Append.Condition.NONE, List.of(Samples.closed("x")));
            for (var name : List.of("log.db", "log.db-wal")) {
                Files.copy(directory.resolve(name), elsewhere.resolve(name));
            }
        }
        try (var log = SqliteEventLog.openToRead(elsewhere, Samples.CODEC)) {
            assertThat(log.verify(CopyProgress.NONE).events()).isEqualTo(1);
        }
    }

    @Test
    void isRefusedToAProcessThatComesByALink(@TempDir Path elsewhere) throws Exception {
        try (var first = open()) {
            Files.createSymbolicLink(elsewhere.resolve("log.db"), directory.resolve("log.db"));

            assertThatThrownBy(() -> SqliteLogBackend.open(elsewhere, 5)).isInstanceOf(LogInUse.class);
            assertThat(first.last()).isEmpty();
        }
    }

    @Test
    void writesNoMoreOnceAnotherProcessHasWritten() throws Exception {
        try (var log = SqliteEventLog.open(directory, Samples.CODEC, Clock.systemUTC())) {
            log.append(Append.Condition.NONE, List.of(Samples.closed("x")));
            intrude(1);

            assertThatThrownBy(() -> log.append(Append.Condition.NONE, List.of(Samples.closed("y"))))
                    .hasRootCauseInstanceOf(LogInUse.class);
            assertThatThrownBy(() -> log.append(Append.Condition.NONE, List.of(Samples.closed("y"))))
                    .isInstanceOf(LogInUse.class);
        }
    }

    private void intrude(long position) throws SQLException {
        change("INSERT INTO record SELECT " + position
                + ", n, '00000000-0000-7000-8000-000000000000', at, node, hash, events FROM record");
    }

    @Test
    void goesOnWhenAnotherHasLetGoOfTheFile() throws Exception {
        var record = LogRecord.after(LogRecord.NO_HASH, 0, new UUID(0, 1), 1, "node", List.of(Samples.closed("x")));
        try (var backend = SqliteLogBackend.open(directory, 5)) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
                    var statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThatThrownBy(() -> backend.insert(List.of(record))).isInstanceOf(UnknownOutcome.class);
                statement.execute("ROLLBACK");
            }
            backend.insert(List.of(record));

            assertThat(backend.last()).map(LogRecord::position).contains(0L);
        }
    }

    /** A table that cannot grow stands in for the disk; the driver gives its statements up just as it does then. */
    @Test
    void goesOnWhenAFullDiskHasSpaceAgain() throws Exception {
        var record = LogRecord.after(LogRecord.NO_HASH, 0, new UUID(0, 1), 1, "node", List.of(Samples.closed("x")));
        try (var backend = SqliteLogBackend.open(directory, 5)) {
            change("CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ROLLBACK, 'full'); END");
            assertThatThrownBy(() -> backend.insert(List.of(record))).isInstanceOf(UnknownOutcome.class);
            assertThatThrownBy(() -> backend.insert(List.of(record))).isInstanceOf(UnknownOutcome.class);
            change("DROP TRIGGER full");
            backend.insert(List.of(record));

            assertThat(backend.last()).map(LogRecord::position).contains(0L);
        }
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
