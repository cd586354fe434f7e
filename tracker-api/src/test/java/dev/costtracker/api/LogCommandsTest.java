package dev.costtracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.console.Surroundings;
import dev.costtracker.core.eventlog.StandIn;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.vault.MongoVault;
import dev.costtracker.core.vault.Sealed;
import dev.costtracker.core.vault.SqliteVault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify}, {@code export} and {@code import-log}, run as an operator does, in this process. */
class LogCommandsTest {

    private static final StandIn STAND_IN = new StandIn();

    private final Map<String, String> environment = new HashMap<>();
    private final Path home;
    private final Path old;
    private String piped = "";

    LogCommandsTest(@TempDir Path home) {
        this.home = home;
        this.old = home.resolve("old");
    }

    @AfterAll
    static void stop() {
        STAND_IN.close();
    }

    /** The log as it is after a first start: some prices are in it. */
    @BeforeEach
    void fillTheOldLog() {
        Ledger.open(old, Clock.systemUTC()).close();
    }

    /** What a run left behind. */
    private record Outcome(int code, String out, String err) {}

    private Outcome run(Object... arguments) {
        var out = new ByteArrayOutputStream();
        return run(out, arguments, out);
    }

    private Outcome run(OutputStream to, Object[] arguments, ByteArrayOutputStream out) {
        var err = new ByteArrayOutputStream();
        try (var outStream = new PrintStream(to, true, StandardCharsets.UTF_8);
                var errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            var in = new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8));
            int code = CommandLineTool.run(
                    new Surroundings(environment, in, outStream, errStream, false, wait -> {}),
                    Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
            return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    private static String database(String name) {
        return STAND_IN.uri() + "/" + name;
    }

    private void damage(Path folder, String change) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("log.db"));
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    @Test
    void bringsALogFromAFileToMongoDbAndBack() throws IOException {
        var first = home.resolve("first.ndjson");
        var second = home.resolve("second.ndjson");
        var database = database("there-and-back");

        assertThat(run("export", "--data", old, "-o", first).code()).isZero();
        var there = run("import-log", first, "--mongodb", database, "--standalone");
        assertThat(there.code()).isZero();
        assertThat(run("export", "--mongodb", database, "--standalone", "-o", second)
                        .code())
                .isZero();
        var back = run("import-log", second, "--data", home.resolve("new"));
        assertThat(back.code()).isZero();
        var third = run("export", "--data", home.resolve("new"));

        assertThat(second).hasSameTextualContentAs(first);
        assertThat(third.out()).isEqualTo(Files.readString(first));
        assertThat(third.out().lines().toList()).hasSizeGreaterThan(10);
        var whole = run("verify", "--data", old);
        assertThat(whole.code()).isZero();
        assertThat(whole.out())
                .matches("whole up to position \\d+, last hash [0-9a-f]{64} \\(\\d+ events in \\d+ records\\)\n");
        assertThat(run("verify", "--data", home.resolve("new"))).isEqualTo(whole);
        assertThat(run("verify", "--mongodb", database, "--standalone")).isEqualTo(whole);
        assertThat(run("verify", first)).isEqualTo(whole);
        assertThat(there.out()).isEqualTo(whole.out().replace("whole", "imported into the database"));
        assertThat(back.out()).isEqualTo(whole.out().replace("whole", "imported into " + home.resolve("new")));
        assertThat(third.err()).isEqualTo(whole.out().replace("whole", "exported"));
    }

    @Test
    void bringsThePeopleAlongAsOftenAsOneLikes() throws IOException {
        Sealed sealed;
        try (var people = SqliteVault.open(old)) {
            sealed = people.secretFor("ann").orElseThrow().seal("person", "Ann Smith");
            people.destroy("bob");
        }
        var log = home.resolve("log.ndjson");
        var secrets = home.resolve("people.ndjson");
        var database = database("people");
        assertThat(run("export", "--data", old, "-o", log).code()).isZero();
        assertThat(run("export-people", "--data", old, "-o", secrets).err()).isEqualTo("people exported: 2\n");
        assertThat(Files.getPosixFilePermissions(secrets)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        assertThat(run("import-people", secrets, "--mongodb", database, "--standalone")
                        .err())
                .as("the log comes first")
                .startsWith("there is no event log in the database people");
        assertThat(run("import-log", log, "--mongodb", database, "--standalone").code())
                .isZero();
        for (int time = 0; time < 2; time++) {
            assertThat(run("import-people", secrets, "--mongodb", database, "--standalone")
                            .out())
                    .isEqualTo("people imported: 2\n");
        }

        try (var people = MongoVault.open(database)) {
            assertThat(people.secretFor("ann").orElseThrow().open("person", sealed))
                    .contains("Ann Smith");
            assertThat(people.secretFor("bob")).isEmpty();
        }
        piped = run("export-people", "--mongodb", database, "--standalone").out();
        assertThat(piped).isEqualTo(Files.readString(secrets));
        assertThat(Files.readString(log)).doesNotContain("Ann Smith");
        piped = piped.substring(0, piped.length() / 2);
        assertThat(run("import-people", "-", "--data", old).code()).isEqualTo(1);
    }

    @Test
    void canBePiped() {
        piped = run("export", "--data", old).out();

        assertThat(run("import-log", "-", "--data", home.resolve("new")).code()).isZero();
        assertThat(run("verify", "-").out())
                .isEqualTo(run("verify", "--data", home.resolve("new")).out());
    }

    @Test
    void meansTheLogOfTheServersSettings() {
        environment.put("TRACKER_DATA", old.toString());
        var whole = run("verify");
        assertThat(whole.code()).isZero();

        piped = run("export").out();
        environment.put("TRACKER_MONGODB_URI", database("settings"));
        environment.put("TRACKER_MONGODB_STANDALONE", "true");
        assertThat(run("import-log", "-").out()).startsWith("imported into the database");
        assertThat(run("verify")).isEqualTo(whole);

        assertThat(run("verify", "--data", home.resolve("nowhere")).err())
                .as("a folder that is named comes before a database that is set")
                .contains("no event log in " + home.resolve("nowhere"));
    }

    @Test
    void readsALogThatAServerHasOpen() {
        try (var ledger = Ledger.open(old, Clock.systemUTC())) {
            var whole = run("verify", "--data", old);
            var export = run("export", "--data", old);

            assertThat(whole.code()).isZero();
            assertThat(whole.out()).contains("position " + ledger.log().head() + ",");
            assertThat(export.code()).isZero();
            assertThat(export.err()).isEqualTo(whole.out().replace("whole", "exported"));
        }
    }

    @Test
    void namesTheFirstPositionThatIsWrong() throws SQLException {
        damage(old, "UPDATE record SET node = 'x' WHERE position = 0");

        var run = run("verify", "--data", old);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("the event log is broken at position 0: the hash is wrong\n");
    }

    @Test
    void exportsNoLogThatIsBroken() throws Exception {
        var file = Files.writeString(home.resolve("backup.ndjson"), "of yesterday");
        damage(old, "UPDATE record SET node = 'x'");

        var run = run("export", "--data", old, "-o", file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("broken at position 0");
        assertThat(file).hasContent("of yesterday");
        assertThat(home.resolve("backup.ndjson.partial")).doesNotExist();
    }

    @Test
    void writesAFileOfItsOwnersAloneInThePlaceOfAnOlderOne() throws IOException {
        var file = Files.writeString(home.resolve("backup.ndjson"), "of yesterday");

        assertThat(run("export", "--data", old, "-o", file).code()).isZero();

        assertThat(run("verify", file).code()).isZero();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(home.resolve("backup.ndjson.partial")).doesNotExist();
    }

    @Test
    void saysThatNobodyReadsWhatItWrites() {
        var closed = new OutputStream() {

            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };

        var run = run(closed, new Object[] {"export", "--data", old}, new ByteArrayOutputStream());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("standard output takes no more\n");
    }

    @Test
    void importsNothingOfAFileThatIsNotWhole() {
        var export = run("export", "--data", old).out();
        piped = export.substring(0, export.length() / 2);

        var run = run("import-log", "-", "--data", home.resolve("new"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("the export is broken in line ")
                .contains("it was cut off")
                .endsWith("there is no new log in " + home.resolve("new") + "\n");
        assertThat(home.resolve("new").resolve("log.db")).doesNotExist();
        assertThat(run("verify", "-").code()).isEqualTo(1);
    }

    @Test
    void saysHowToGoOnWhereAnImportIntoADatabaseWasBrokenOff() {
        piped = run("export", "--data", old).out().replaceFirst("\\{\"end\".*\n", "");

        var run = run("import-log", "-", "--mongodb", database("broken-off"), "--standalone");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("it was cut off")
                .endsWith("run the same command again to go on, or drop the database\n");
    }

    @Test
    void importsIntoNoLogThatAServerHasBegun() {
        piped = run("export", "--data", old).out();

        var run = run("import-log", "-", "--data", old);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("log.db is not empty").contains("import before the first start");
    }

    @Test
    void makesNoLogByLookingForOne() {
        for (var command : new String[] {"verify", "export"}) {
            var run = run(command, "--data", home.resolve("nowhere"));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("there is no event log in " + home.resolve("nowhere") + "\n");
        }
        assertThat(home.resolve("nowhere")).doesNotExist();
    }

    @Test
    void saysWhichFileIsNotThere() {
        var run = run("import-log", home.resolve("nothing.ndjson"), "--data", home.resolve("new"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("no such file: " + home.resolve("nothing.ndjson"));
        assertThat(run("export", "--data", old, "-o", home.resolve("none/x")).err())
                .startsWith("there is no folder for ");
    }

    @Test
    void showsNoPassword() {
        var run = run("verify", "--mongodb", "mongodb://ann:sesame@localhost:1/log?serverSelectionTimeoutMS=50");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("localhost:1").doesNotContain("sesame");
        assertThat(run("verify", "--mongodb", "mongodb://ann:sesame@localhost:1")
                        .err())
                .contains("names no database")
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import-log",
                "verify --mongodb mongodb://host/db --data x",
                "verify file --data x",
                "verify --mongodb nonsense",
                "export -o /",
                "export --nonsense",
                "export file",
                "export-people file",
                "import-people",
            })
    void refusesWrongUsage(String line) {
        var arguments = List.of(line.split(" ", -1));
        var run = run(arguments.toArray());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Usage: tracker " + arguments.getFirst());
    }

    @Test
    void listsTheCommands() {
        assertThat(run("--help").out()).contains("import ", "verify ", "export ", "import-log ");
        assertThat(run("nonsense").err()).contains("import ", "verify ", "export ", "import-log ");
    }
}
