package dev.costtracker.api.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.outage.TcpProxy.Network;
import dev.costtracker.core.ledger.Ledger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The server while its database is gone, silent or slow for some time ({@code -Dtracker.outage.seconds=60}). */
class OutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("tracker.outage.seconds", 9));

    /** What the README promises, and half of it again for a machine that has other things to do. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final int WRITERS = 8;
    private static final int READERS = 12;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Database database;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static TcpProxy proxy;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static TestServer server;

    /** With fewer connections than clients, so that some wait for one. */
    @BeforeAll
    static void start() throws IOException {
        database = Database.start();
        proxy = new TcpProxy(database.address());
        server = TestServer.with(
                "--tracker.mongodb-uri=" + database.uri(proxy) + "&maxPoolSize=10",
                "--tracker.mongodb-standalone=true",
                "--tracker.rate-limit=0");
    }

    @AfterAll
    static void stop() {
        server.close();
        proxy.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "SILENT"})
    void answersInTimeWhileItsDatabaseIsGoneAndRecoversByItself(Network network) throws Exception {
        var session = network.name().toLowerCase(Locale.ROOT);
        var threads = Threads.names();
        try (var traffic = traffic(session)) {
            proxy.turn(network);
            await().atMost(RECOVERY)
                    .until(() -> server.send(server.plain("/readyz")).status() == 503);
            assertThat(server.health("/actuator/health").status()).isEqualTo(503);
            assertThat(server.send(server.plain("/livez")).status()).isEqualTo(200);
            await().atMost(OUTAGE.plus(RECOVERY)).during(OUTAGE).until(OutageIT::isDownAndBounded);
            assertThat(log().get("trouble").asString()).isNotEmpty();
            proxy.turn(Network.FINE);
            recovers(traffic);
            traffic.stop();
            report(network, traffic);
            assertThat(traffic.refused()).isPositive();
            keepsItsPromises(session, traffic);
        }
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(Threads.names()).isEqualTo(threads));
    }

    @ParameterizedTest
    @EnumSource(names = "SLOW")
    void isOnlySlowWhileItsDatabaseIsSlow(Network network) throws Exception {
        try (var traffic = traffic("slow")) {
            proxy.turn(network);
            await().atMost(OUTAGE.plus(RECOVERY)).during(OUTAGE).until(OutageIT::isUp);
            proxy.turn(Network.FINE);
            recovers(traffic);
            traffic.stop();
            report(network, traffic);
            // None, if the machine has nothing else to do.
            assertThat(traffic.refused()).isLessThan(traffic.read() / 10);
            keepsItsPromises("slow", traffic);
        }
    }

    private static Traffic traffic(String session) throws IOException, InterruptedException {
        var target = new Target(TestServer.KEY, server.port());
        var traffic = new Traffic(session, DEADLINE.plus(RECOVERY), false);
        traffic.startSession(target);
        for (int i = 0; i < WRITERS; i++) {
            traffic.write(List.of(target), i % 4 == 0 ? 20 : 1);
        }
        var first = session + "-1";
        await().atMost(RECOVERY).until(() -> traffic.acknowledged().contains(first));
        for (int i = 0; i < READERS; i++) {
            traffic.read(target, "/api/v1/interactions/" + first);
        }
        await().atMost(RECOVERY).until(() -> traffic.acknowledged().size() > 100 && traffic.read() > 100);
        return traffic;
    }

    private static JsonNode log() {
        return server.health("/actuator/health").json().at("/components/log/details");
    }

    private static boolean isUp() {
        return server.health("/actuator/health").status() == 200;
    }

    private static boolean isDownAndBounded() {
        return !isUp() && log().get("waiting").asInt() <= WRITERS;
    }

    private static void recovers(Traffic traffic) {
        long begin = System.nanoTime();
        int written = traffic.acknowledged().size();
        int read = traffic.read();
        await().atMost(RECOVERY)
                .until(() -> isUp() && traffic.acknowledged().size() > written + 100 && traffic.read() > read + 100);
        System.out.printf(
                "recovered after %d ms%n",
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private static void report(Network network, Traffic traffic) {
        System.out.printf(
                "database %s for %d s: %d acknowledged, %d reads, %d answers of 503, the slowest answer after %d ms%n",
                network,
                OUTAGE.toSeconds(),
                traffic.acknowledged().size(),
                traffic.read(),
                traffic.refused(),
                traffic.longest().toMillis());
    }

    private static void keepsItsPromises(String session, Traffic traffic) {
        assertThat(traffic.surprises()).isEmpty();
        assertThat(traffic.longest()).isLessThan(DEADLINE);
        await().atMost(RECOVERY).until(() -> log().get("waiting").asInt() == 0);
        LoggedOnce.check(server.bean(Ledger.class), session + "-", traffic.acknowledged(), traffic.unanswered());
    }
}
