package dev.costtracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.bench.Server;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged server under load, again and again ({@code -Dtracker.kill.rounds=3}): what it acknowledged is there
 * exactly once, what it did not acknowledge at most once, and the chain of hashes is whole.
 */
class KillIT {

    private static final int WRITERS = 16;
    private static final int ROUNDS = Integer.getInteger("tracker.kill.rounds", 3);
    private static final Path JAR = Path.of("target/tracker.jar");

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> surprises = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();

    @TempDir
    @SuppressWarnings("NullAway.Init") // the test engine sets it before every test
    Path data;

    @Test
    void losesNothingAcknowledgedHoweverOftenItIsKilled() throws IOException, InterruptedException {
        var random = new Random(20_261_124);
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            try (var server = Server.start(JAR, data, List.of("-Xmx256m"))) {
                var ready = Duration.ofNanos(System.nanoTime() - begin);
                writeUntilKilled(server, acknowledged.size() + 200 + random.nextInt(2_000));
                System.out.printf(
                        "round %d: ready after %d ms, killed with %d acknowledged, %d unanswered%n",
                        round + 1, ready.toMillis(), acknowledged.size(), unanswered.size());
            }
            check();
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

    private void check() {
        Map<String, Integer> logged = new TreeMap<>();
        var next = new AtomicLong();
        try (var ledger = Ledger.open(data, Clock.systemUTC())) {
            ledger.verify();
            ledger.log().readAll(0, Long.MAX_VALUE, event -> {
                assertThat(event.position()).isEqualTo(next.getAndIncrement());
                if (event.payload() instanceof InteractionLogged interaction) {
                    logged.merge(interaction.interaction().value(), 1, Integer::sum);
                }
            });
            assertThat(next.get()).isEqualTo(ledger.log().head());
        }
        assertThat(surprises).isEmpty();
        assertThat(logged.values()).as("times an interaction is logged").containsOnly(1);
        assertThat(logged.keySet()).containsAll(acknowledged);
        assertThat(logged.keySet()).allMatch(id -> acknowledged.contains(id) || unanswered.contains(id));
    }
}
