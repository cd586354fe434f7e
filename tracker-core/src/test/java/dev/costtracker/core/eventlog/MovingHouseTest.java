package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.FaultyBackend.Step;
import dev.costtracker.core.ledger.StoredEvents;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that go from a file to a database and back, and imports that do not succeed. */
class MovingHouseTest {

    private static final StandIn STAND_IN = new StandIn();
    private static final Path GOLDEN = Path.of("src/test/resources/events");

    private final Path home;
    private final String uri = STAND_IN.uri() + "/" + MongoLogKit.newDatabase();

    MovingHouseTest(@TempDir Path home) {
        this.home = home;
    }

    @AfterAll
    static void stop() {
        STAND_IN.close();
    }

    private Path folder(String name) {
        return home.resolve(name);
    }

    private static String export(Path folder, EventCodec codec) {
        return Exports.of(SqliteEventLog.openToRead(folder, codec));
    }

    private String exportOfDatabase(EventCodec codec) {
        return Exports.of(MongoEventLog.openToRead(uri, true, codec));
    }

    private static LogExtent fill(Path folder, InputStream export) throws InterruptedException {
        return SqliteEventLog.fill(folder, export, Samples.CODEC, CopyProgress.NONE);
    }

    private LogExtent fillDatabase(InputStream export) throws InterruptedException {
        return MongoEventLog.fill(uri, true, export, Samples.CODEC, CopyProgress.NONE);
    }

    // There and back

    private void goesThereAndBack(EventCodec codec, List<List<EncodedEvent>> appends) throws Exception {
        try (var log = SqliteEventLog.open(folder("old"), codec, Clock.systemUTC())) {
            for (var append : appends) {
                log.append(Condition.NONE, append);
            }
        }
        var first = export(folder("old"), codec);
        var inDatabase = MongoEventLog.fill(uri, true, Exports.stream(first), codec, CopyProgress.NONE);
        var second = exportOfDatabase(codec);
        var inFile = SqliteEventLog.fill(folder("new"), Exports.stream(second), codec, CopyProgress.NONE);
        var third = export(folder("new"), codec);

        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
        assertThat(first.lines())
                .hasSize(2 + appends.stream().mapToInt(List::size).sum());
        assertThat(inFile).isEqualTo(inDatabase);
        try (var before = SqliteEventLog.open(folder("old"), codec, Clock.systemUTC());
                var after = SqliteEventLog.open(folder("new"), codec, Clock.systemUTC());
                var database = MongoEventLog.open(uri, true, NodeAddress.ANY, codec, Clock.systemUTC())) {
            assertThat(events(after)).isEqualTo(events(before)).hasSize((int) inFile.events());
            assertThat(events(database)).isEqualTo(events(before));
            assertThat(after.verify(position -> {})).isEqualTo(inFile.events());
            assertThat(database.verify(position -> {})).isEqualTo(inFile.events());
        }
    }

    private static List<LoggedEvent> events(OpenLog log) {
        var events = new ArrayList<LoggedEvent>();
        log.readAll(0, Long.MAX_VALUE, events::add);
        return events;
    }

    @Test
    void takesEveryKindOfEventThereIsThereAndBack() throws Exception {
        var codec = StoredEvents.codec();
        var events = new ArrayList<EncodedEvent>();
        try (var files = Files.list(GOLDEN)) {
            for (var file : files.sorted().toList()) {
                events.add(golden(codec, file));
            }
        }
        var appends = new ArrayList<List<EncodedEvent>>();
        events.forEach(event -> appends.add(List.of(event)));
        appends.add(events);

        goesThereAndBack(codec, appends);

        assertThat(events.stream().map(EncodedEvent::type))
                .containsAll(StoredEvents.TYPES.stream().map(EventType::name).toList());
    }

    private static EncodedEvent golden(EventCodec codec, Path file) throws IOException {
        var name = file.getFileName().toString().split("\\.", -1);
        var event = codec.event(
                name[0] + "." + name[1],
                Integer.parseInt(name[2].substring(1)),
                BsonDocument.parse(Files.readString(file)));
        return codec.encode(file.toString(), Instant.EPOCH, event.tags(), Map.of("user", "ann"), event);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesAnyContentThereAndBack(long seed) throws Exception {
        var random = new Random(seed);
        goesThereAndBack(
                Samples.CODEC,
                IntStream.range(0, 300)
                        .mapToObj(append -> IntStream.range(0, 1 + random.nextInt(4) * random.nextInt(4))
                                .mapToObj(event -> any(random))
                                .toList())
                        .toList());
    }

    private static EncodedEvent any(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Samples.closed("x" + random.nextInt(5));
            case 1 -> Samples.noted(text(random), "y" + random.nextInt(5), "z");
            default ->
                Samples.encoded(new Samples.Everything(
                        new Samples.Key(text(random)),
                        decimal(random),
                        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                        Samples.Colour.GREEN,
                        random.nextLong() >> random.nextInt(64),
                        random.nextInt() >> random.nextInt(32),
                        random.nextBoolean(),
                        random.nextBoolean() ? null : random.nextLong(),
                        random.nextBoolean() ? null : text(random),
                        random.nextBoolean() ? null : new Samples.Part(text(random), decimal(random)),
                        List.of(new Samples.Part("p", null)),
                        List.of()));
        };
    }

    private static BigDecimal decimal(Random random) {
        return new BigDecimal(new BigInteger(random.nextInt(110), random), random.nextInt(80) - 40);
    }

    /** Any characters, those of two code units and those that JSON escapes among them. */
    private static String text(Random random) {
        return random.ints(random.nextInt(30), 0, 0x11000)
                .map(point -> point > 0x10000 ? point % 0x80 : point > 0xF000 ? 0x1F000 + point % 0x700 : point)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void takesAnEmptyLogThereAndBack() throws Exception {
        goesThereAndBack(Samples.CODEC, List.of());
    }

    @Test
    void goesOnWithTheHistoryThatWasBrought() throws Exception {
        fill(folder("new"), Exports.stream(Exports.small()));
        fillDatabase(Exports.stream(Exports.small()));
        try (var file = SqliteEventLog.open(folder("new"), Samples.CODEC, Clock.systemUTC());
                var database = MongoEventLog.open(uri, true, NodeAddress.ANY, Samples.CODEC, Clock.systemUTC())) {
            for (var log : List.of(file, database)) {
                assertThat(log.append(Condition.NONE, List.of(Samples.closed("x"))))
                        .isEqualTo(7);
                var found = new ArrayList<Long>();
                log.read(Samples.on("x"), 0, 9, event -> found.add(event.position()));
                assertThat(found).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
                assertThat(log.verify(position -> {})).isEqualTo(7);
            }
        }
    }

    // The file

    @Test
    void leavesNothingOfAnImportThatFails() throws Exception {
        var lines = Exports.lines(many(1200));
        lines.set(1100, lines.get(1100).replace("node", "edon"));

        assertThatThrownBy(() -> fill(folder("new"), Exports.stream(lines)))
                .isInstanceOf(LogFileBroken.class)
                .hasMessageContaining("in line 1101, at position 1099");
        assertThat(folder("new").resolve("log.db")).doesNotExist();
        assertThat(folder("new").resolve("log.importing")).doesNotExist();

        assertThat(fill(folder("new"), Exports.stream(many(1200))).events()).isEqualTo(1200);
        assertThat(folder("new").resolve("log.importing")).doesNotExist();
        assertThat(folder("new").resolve("log.db-wal")).doesNotExist();
    }

    private static String many(int records) {
        return Exports.of(IntStream.range(0, records)
                .mapToObj(i -> List.of(Samples.noted("n" + i, "x")))
                .toList());
    }

    @Test
    void startsAgainWhereAKilledImportWas() throws Exception {
        Files.createDirectories(folder("new").resolve("log.importing"));
        Files.writeString(folder("new").resolve("log.importing/log.db"), "half of it");
        Files.writeString(folder("new").resolve("log.importing/log.db-wal"), "and the rest");

        assertThat(fill(folder("new"), Exports.stream(Exports.small())).events())
                .isEqualTo(6);
    }

    @Test
    void fillsAFileInWhichNothingIsYet() throws Exception {
        SqliteEventLog.open(folder("new"), Samples.CODEC, Clock.systemUTC()).close();

        assertThat(fill(folder("new"), Exports.stream(Exports.small())).events())
                .isEqualTo(6);
        assertThat(export(folder("new"), Samples.CODEC)).isEqualTo(Exports.small());
    }

    @Test
    void refusesAFileThatHoldsEventsAndChangesNothing() throws Exception {
        fill(folder("new"), Exports.stream(Exports.small()));
        var before = Files.readAllBytes(folder("new").resolve("log.db"));

        assertThatThrownBy(() -> fill(folder("new"), Exports.stream(Exports.small())))
                .isInstanceOf(LogNotEmpty.class)
                .hasMessageContaining("log.db is not empty: its last events stand at position 3");
        assertThat(folder("new").resolve("log.db")).hasBinaryContent(before);
    }

    @Test
    void refusesAFileThatIsOpen() throws Exception {
        try (var log = SqliteEventLog.open(folder("new"), Samples.CODEC, Clock.systemUTC())) {
            assertThatThrownBy(() -> fill(folder("new"), Exports.stream(Exports.small())))
                    .isInstanceOf(LogInUse.class);
            assertThat(log.head()).isZero();
        }
    }

    @Test
    void letsNoServerStartWhileTheFileIsFilled() throws Exception {
        var extent = SqliteFilling.fill(folder("new"), log -> {
            assertThatThrownBy(() -> SqliteEventLog.open(folder("new"), Samples.CODEC, Clock.systemUTC()))
                    .isInstanceOf(LogInUse.class);
            return new LogExtent(0, 0, LogRecord.NO_HASH);
        });

        assertThat(extent.events()).isZero();
    }

    @Test
    void refusesAFileOfSomethingElse() throws Exception {
        Files.createDirectories(folder("new"));
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder("new").resolve("log.db"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE something (els INTEGER)");
        }
        assertThatThrownBy(() -> fill(folder("new"), Exports.stream(Exports.small())))
                .isInstanceOf(LogCorrupt.class);
    }

    @Test
    void makesAFileOfItsOwnersAlone() throws Exception {
        fill(folder("new"), Exports.stream(Exports.small()));

        assertThat(Files.getPosixFilePermissions(folder("new").resolve("log.db")))
                .hasSize(2);
        assertThat(Files.getPosixFilePermissions(folder("new"))).hasSize(3);
    }

    // The database

    private OpenLog openDatabase() {
        return MongoEventLog.open(uri, true, NodeAddress.ANY, Samples.CODEC, Clock.systemUTC());
    }

    @Test
    void goesOnWithAnImportThatWasBrokenOff() throws Exception {
        var export = many(1200);
        var lines = Exports.lines(export);
        lines.set(1100, lines.get(1100).replace("node", "edon"));

        assertThatThrownBy(() -> fillDatabase(Exports.stream(lines)))
                .isInstanceOf(LogFileBroken.class)
                .hasMessageContaining("in line 1101, at position 1099");
        assertThatThrownBy(this::openDatabase)
                .isInstanceOf(UnfitStore.class)
                .hasMessageContaining("being filled")
                .hasMessageContaining("run the same import-log again");
        assertThatThrownBy(() -> exportOfDatabase(Samples.CODEC)).isInstanceOf(UnfitStore.class);

        assertThat(fillDatabase(Exports.stream(export)).events()).isEqualTo(1200);
        assertThat(exportOfDatabase(Samples.CODEC)).isEqualTo(export);
        openDatabase().close();
    }

    @Test
    void doesNotGoOnWithAnotherLog() throws Exception {
        var lines = Exports.lines(many(1200));
        assertThatThrownBy(() -> fillDatabase(Exports.stream(lines.subList(0, 1100))))
                .isInstanceOf(LogFileBroken.class);

        for (var other : List.of(many(1300), Exports.small())) {
            assertThatThrownBy(() -> fillDatabase(Exports.stream(other)))
                    .isInstanceOf(LogNotEmpty.class)
                    .hasMessageContaining("1000 events are not the beginning of this export");
        }
        assertThat(fillDatabase(Exports.stream(lines)).events()).isEqualTo(1200);
    }

    @Test
    void touchesNoDatabaseForAFileThatIsBrokenAtItsBeginning() {
        var lines = Exports.lines(Exports.small());
        lines.remove(4);

        assertThatThrownBy(() -> fillDatabase(Exports.stream(lines))).isInstanceOf(LogFileBroken.class);
        assertThat(collections()).isEmpty();
    }

    @Test
    void refusesADatabaseWhoseLogIsInUse() throws Exception {
        try (var log = openDatabase()) {
            log.append(Condition.NONE, List.of(Samples.closed("x")));

            assertThatThrownBy(() -> fillDatabase(Exports.stream(Exports.small())))
                    .isInstanceOf(LogNotEmpty.class)
                    .hasMessageContaining("is not empty")
                    .hasMessageNotContaining(uri);
            assertThat(log.append(Condition.NONE, List.of(Samples.closed("x")))).isEqualTo(2);
        }
        openDatabase().close();
    }

    @Test
    void refusesADatabaseOfSomethingElse() {
        try (var client = MongoClients.create(uri)) {
            var database = new ConnectionString(uri).getDatabase();
            client.getDatabase(database).getCollection("orders").insertOne(new Document());
        }
        assertThatThrownBy(() -> fillDatabase(Exports.stream(Exports.small())))
                .isInstanceOf(UnfitStore.class)
                .hasMessageContaining("orders");
        assertThat(collections()).containsExactly("orders");
    }

    private List<String> collections() {
        try (var client = MongoClients.create(uri)) {
            return client.getDatabase(new ConnectionString(uri).getDatabase())
                    .listCollectionNames()
                    .into(new ArrayList<>());
        }
    }

    @Test
    void fillsADatabaseInWhichNothingIsYet() throws Exception {
        openDatabase().close();

        assertThat(fillDatabase(Exports.stream(Exports.small())).events()).isEqualTo(6);
        assertThat(exportOfDatabase(Samples.CODEC)).isEqualTo(Exports.small());
    }

    // Answers that are lost

    @Test
    void writesEveryRecordOnceHoweverManyAnswersAreLost() throws Exception {
        var store = new MemoryBackend();
        var backend = new FaultyBackend(store)
                .then(Step.LOST_AFTER_WRITE)
                .then(Step.LOST_HALFWAY)
                .then(Step.LOST_BEFORE_WRITE)
                .then(Step.FINE)
                .then(Step.LOST_HALFWAY)
                .then(Step.LOST_HALFWAY)
                .thenUnreadable(1);
        var export = many(1200);

        var extent = importInto(backend, export);

        assertThat(backend.isDone()).isTrue();
        assertThat(extent.events()).isEqualTo(1200);
        assertThat(Exports.of(new StoredLog(store, Samples.CODEC))).isEqualTo(export);
    }

    private static LogExtent importInto(LogBackend backend, String export) throws InterruptedException {
        return new LogImport(Exports.stream(export), Samples.CODEC, pause -> {}).into(backend, CopyProgress.NONE);
    }

    @Test
    void givesUpWhenTheStoreStaysAway() {
        var backend = new FaultyBackend(new MemoryBackend());
        IntStream.range(0, 100).forEach(insert -> backend.then(Step.LOST_BEFORE_WRITE));

        assertThatThrownBy(() -> importInto(backend, Exports.small()))
                .isInstanceOf(LogUnavailable.class)
                .hasMessageContaining("has not taken any more");
    }

    @Test
    void stopsWhenSomebodyElseWrites() throws Exception {
        var store = new MemoryBackend();
        var backend = new FaultyBackend(store).then(Step.FINE).then(Step.after(() -> intrude(store)));

        var export = many(1200);
        assertThatThrownBy(() -> importInto(backend, export))
                .isInstanceOf(LogInUse.class)
                .hasMessageContaining("position 500");
    }

    private static void intrude(LogBackend store) {
        var last = store.last().orElseThrow();
        try {
            store.insert(List.of(LogRecord.after(
                    last.hash(),
                    last.end(),
                    new UUID(1, 1),
                    Long.MAX_VALUE / 2,
                    "other",
                    List.of(Samples.closed("y")))));
        } catch (LogBackend.PositionTaken | LogBackend.UnknownOutcome e) {
            throw new AssertionError(e);
        }
    }
}
