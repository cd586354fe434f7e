package dev.costtracker.api.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.bench.Server;
import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the packaged server under load, again and again ({@code -Dtracker.kill.rounds=3}), with its log in a file and in
 * MongoDB ({@code -Dtracker.kill.logs=file,mongodb}): what it acknowledged is there exactly once, what it did not
 * acknowledge at most once, and the chain of hashes is whole.
 */
class KillIT {

    private static final int WRITERS = 16;
    private static final int ROUNDS = Integer.getInteger("tracker.kill.rounds", 2);
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
            case "file" -> rounds(Map.of(), () -> Ledger.open(data, Clock.systemUTC()));
            case "mongodb" -> inMongoDb();
            default -> throw new IllegalArgumentException("tracker.kill.logs names an unknown log: " + log);
        }
    }

    private void inMongoDb() throws IOException, InterruptedException {
        try (var database = Database.start()) {
            var settings = Map.of("TRACKER_MONGODB_URI", database.uri(), "TRACKER_MONGODB_STANDALONE", "true");
            rounds(settings, () -> Ledger.open(database.uri(), true, NodeAddress.ANY, Clock.systemUTC()));
        }
    }

    private void rounds(Map<String, String> settings, Opening log) throws IOException, InterruptedException {
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
        return "\"id\":\"" + id + "\",\"model\":\"claude-sonnet-4-5\",\"usage\":{\"input\":10,\"output\":20}}";
    }
}
