package dev.costtracker.api.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.bench.Connection;
import dev.costtracker.api.bench.Server;
import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.projections.views.MongoViews;
import dev.costtracker.projections.views.SqliteViews;
import dev.costtracker.projections.views.ViewStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the packaged server under load, again and again ({@code -Dtracker.kill.rounds=3}), with its log in a file and in
 * MongoDB ({@code -Dtracker.kill.logs=file,mongodb}): what it acknowledged is there exactly once, what it did not
 * acknowledge at most once, the chain of hashes is whole, and every sum of the stored views is that of the log.
 */
class KillIT {

    private static final int WRITERS = 16;
    private static final int ROUNDS = Integer.getInteger("tracker.kill.rounds", 2);
    private static final String AMENDED =
            "{\"model\":\"%s\",\"occurredAt\":\"%s\",\"usage\":{\"input\":3,\"cacheRead\":5},\"reason\":\"better\"}";
    static final Path JAR = Path.of("target/tracker.jar");

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> surprises = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();

    @TempDir
    @SuppressWarnings("NullAway.Init") // the test engine sets it before every test
    Path data;

    static Stream<String> logs() {
        return Stream.of(System.getProperty("tracker.kill.logs", "file,mongodb").split(",", -1));
    }

    /** How a ledger of the server's log is opened while the server is not there. */
    @FunctionalInterface
    private interface Opening {
        Ledger open();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void losesNothingAcknowledgedHoweverOftenItIsKilled(String log) throws IOException, InterruptedException {
        switch (log) {
            case "file" -> rounds(Map.of(), () -> Ledger.open(data, Clock.systemUTC()), () -> SqliteViews.open(data));
            case "mongodb" -> inMongoDb();
            default -> throw new IllegalArgumentException("tracker.kill.logs names an unknown log: " + log);
        }
    }

    private void inMongoDb() throws IOException, InterruptedException {
        try (var database = Database.start()) {
            var settings = Map.of("TRACKER_MONGODB_URI", database.uri(), "TRACKER_MONGODB_STANDALONE", "true");
            rounds(
                    settings,
                    () -> Ledger.open(database.uri(), true, NodeAddress.ANY, Clock.systemUTC()),
                    () -> MongoViews.open(database.uri()));
        }
    }

    private void rounds(Map<String, String> settings, Opening log, Supplier<ViewStore> views)
            throws IOException, InterruptedException {
        var random = new Random(20_261_124);
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            try (var server = Server.start(JAR, data, List.of("-Xmx256m"), settings)) {
                var ready = Duration.ofNanos(System.nanoTime() - begin);
                writeUntilKilled(server, acknowledged.size() + 200 + random.nextInt(2_000));
                System.out.printf(
                        "round %d: ready after %d ms, killed with %d acknowledged, %d unanswered%n",
                        round + 1, ready.toMillis(), acknowledged.size(), unanswered.size());
            }
            assertThat(surprises).isEmpty();
            try (var ledger = log.open()) {
                LoggedOnce.check(ledger, "m", acknowledged, unanswered);
                ViewsAgree.check(ledger, views.get(), "kill");
            }
        }
    }

    private void writeUntilKilled(Server server, int target) throws InterruptedException, IOException {
        try (var connection = server.connect()) {
            int status = connection.post("/api/v1/sessions", "{\"id\":\"s\",\"name\":\"kill\",\"project\":\"kill\"}");
            assertThat(status).isIn(200, 201);
        }
        var killed = new AtomicBoolean();
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < WRITERS; i++) {
            boolean batches = i % 4 == 0;
            writers.add(Thread.ofVirtual().start(() -> write(server, batches, killed)));
        }
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> acknowledged.size() >= target || !surprises.isEmpty());
        killed.set(true);
        server.kill();
        for (var writer : writers) {
            writer.join();
        }
    }

    private void write(Server server, boolean batches, AtomicBoolean killed) {
        try (var connection = server.connect()) {
            while (surprises.isEmpty()) {
                var mine = nextIds(batches ? 20 : 1);
                unanswered.addAll(mine);
                int status = batches
                        ? connection.post("/api/v1/interactions", batch(mine))
                        : connection.post("/api/v1/sessions/s/interactions", "{" + content(mine.getFirst()));
                if (status == (batches ? 200 : 201)) {
                    acknowledged.addAll(mine);
                    mine.forEach(unanswered::remove);
                    correct(connection, mine.getLast());
                } else {
                    surprises.add("status " + status + " for " + mine);
                }
            }
        } catch (IOException gone) {
            if (!killed.get()) {
                surprises.add("the server went away by itself: " + gone);
            }
        }
    }

    /** Some are amended, to another time and another model too, and some are taken out. */
    private void correct(Connection connection, String id) throws IOException {
        int kind = Integer.parseInt(id.substring(1)) % 7;
        var path = "/api/v1/interactions/" + id;
        int status =
                switch (kind) {
                    case 0 -> connection.post(path + "/void", "{\"reason\":\"a test run\"}");
                    case 1 ->
                        connection.post(path + "/amend", AMENDED.formatted("claude-opus-4-5", "2026-10-31T18:20:00Z"));
                    case 2 ->
                        connection.post(path + "/amend", AMENDED.formatted("no-such-model", "2026-11-01T18:10:00Z"));
                    default -> 200;
                };
        if (status != 200) {
            surprises.add("status " + status + " for a correction of " + id);
        }
    }

    private List<String> nextIds(int count) {
        var next = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            next.add("m" + ids.incrementAndGet());
        }
        return next;
    }

    private static String batch(List<String> ids) {
        return "{\"items\":["
                + String.join(
                        ",",
                        ids.stream()
                                .map(id -> "{\"session\":\"s\"," + content(id))
                                .toList())
                + "]}";
    }

    private static String content(String id) {
        return "\"id\":\"" + id + "\",\"model\":\"claude-sonnet-4-5\",\"occurredAt\":\"" + at(id)
                + "\",\"usage\":{\"input\":10,\"output\":20}}";
    }

    private static String at(String id) {
        return Instant.parse("2026-09-01T00:00:00Z")
                .plus(Duration.ofMinutes(7L * Integer.parseInt(id.substring(1)) % 100_000))
                .toString();
    }
}
