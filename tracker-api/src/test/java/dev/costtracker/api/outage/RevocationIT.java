package dev.costtracker.api.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.costtracker.api.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What two servers on one database know of each other's keys. */
class RevocationIT {

    private static final int KEYS = 7;
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Database database;
    private final TestServer one;

    RevocationIT() throws IOException {
        database = Database.start();
        one = server();
    }

    private TestServer server(String... settings) {
        var all = new ArrayList<>(
                List.of("--tracker.mongodb-uri=" + database.uri(), "--tracker.mongodb-standalone=true"));
        all.addAll(List.of(settings));
        return TestServer.with(all.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        one.close();
        database.close();
    }

    private record Issued(String id, String text) {}

    private Issued issue(int number) {
        var key = one.post(
                        "/api/v1/keys",
                        "{\"member\":\"ann\",\"name\":\"key %d\",\"kind\":\"member\"}".formatted(number))
                .json();
        return new Issued(key.get("id").asString(), key.get("key").asString());
    }

    private static int me(TestServer server, Issued key) {
        return server.send(server.requestAs(key.text, "/api/v1/me").GET()).status();
    }

    /** Most of several keys: a machine that has other things to do at one moment is not to fail this. */
    @Test
    void refusesAKeyThatAnotherServerRevokedWithinASecond() {
        try (var other = server()) {
            one.post("/api/v1/teams/default/members", "{\"id\":\"ann\",\"name\":\"Ann\",\"role\":\"member\"}");
            var taken = new ArrayList<Duration>();
            for (int number = 0; number < KEYS; number++) {
                taken.add(untilRefused(other, issue(number)));
            }
            var sorted = taken.stream().sorted().toList();
            System.out.printf(
                    "revoked on one server, refused on another after %d ms (median; %d to %d)%n",
                    sorted.get(KEYS / 2).toMillis(),
                    sorted.getFirst().toMillis(),
                    sorted.getLast().toMillis());
            assertThat(sorted.get(KEYS / 2)).isLessThan(PROMISED);
        }
    }

    private Duration untilRefused(TestServer other, Issued key) {
        await().atMost(LIMIT).until(() -> me(other, key) == 200);
        assertThat(one.delete("/api/v1/keys/" + key.id).status()).isEqualTo(200);
        long revoked = System.nanoTime();
        assertThat(me(one, key)).isEqualTo(401);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(LIMIT)
                .until(() -> me(other, key) == 401);
        return Duration.ofNanos(System.nanoTime() - revoked);
    }

    @Test
    void warnsOfAnotherAdministratorsKey() {
        assertThat(warnings("--tracker.admin-key=" + TestServer.KEY + "-another"))
                .singleElement()
                .asString()
                .contains("TRACKER_ADMIN_KEY")
                .doesNotContain(TestServer.KEY);
    }

    @Test
    void doesNotWarnOfTheSameAdministratorsKey() {
        assertThat(warnings()).isEmpty();
    }

    /** What a server that is started beside says of the administrator's key. */
    private List<String> warnings(String... settings) {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.addAppender(lines);
        try (var other = server(settings)) {
            assertThat(other.get("/api/v1/me").status()).isEqualTo(settings.length == 0 ? 200 : 401);
            return lines.list.stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .filter(line -> line.contains("ADMINISTRATOR"))
                    .toList();
        } finally {
            root.detachAppender(lines);
        }
    }
}
