package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
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
}
