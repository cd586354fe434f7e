package dev.costtracker.api.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.outage.TcpProxy.Network;
import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.projections.views.MongoViews;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packaged servers on one log under load. The one that leads is killed, stopped for some time, or cut off from the
 * database, again and again ({@code -Dtracker.cluster.rounds=3}); the other has to go on within five seconds
 * ({@code -Dtracker.takeover.seconds=5}, more where the machine has other things to do).
 */
class ClusterIT {

    private static final int ROUNDS = Integer.getInteger("tracker.cluster.rounds", Blow.values().length);
    private static final Duration TAKEOVER = Duration.ofSeconds(Integer.getInteger("tracker.takeover.seconds", 5));
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Within this the other folds the stored views. */
    private static final Duration FOLDING = Duration.ofSeconds(2L * TAKEOVER.toSeconds());

    /** Clients give up on a server, and go to the other, sooner than a server gives up on its log. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    @SuppressWarnings("NullAway.Init") // the test engine sets it before every test
    Path data;

    /** What happens to the server that leads, and how it is undone. */
    private enum Blow {
        KILLED {
            @Override
            void hit(ClusterNode leader) {
                leader.kill();
            }

            @Override
            void undo(ClusterNode leader) throws IOException {
                leader.startAgain();
            }
        },
        STOPPED {
            @Override
            void hit(ClusterNode leader) throws IOException {
                leader.pause();
            }

            @Override
            void undo(ClusterNode leader) throws IOException {
                leader.resume();
            }
        },
        CUT_OFF {
            @Override
            void hit(ClusterNode leader) {
                leader.turn(Network.SILENT);
            }

            @Override
            void undo(ClusterNode leader) {
                leader.turn(Network.FINE);
            }
        };

        abstract void hit(ClusterNode leader) throws IOException;

        abstract void undo(ClusterNode leader) throws IOException;
    }

    @Test
    void writesOneHistoryWhoeverLeads() throws Exception {
        try (var database = Database.start();
                var traffic = new Traffic("cluster", PATIENCE, true)) {
            try (var one = ClusterNode.start(data, "one", database);
                    var other = ClusterNode.start(data, "other", database)) {
                traffic.startSession(one.target());
                load(traffic, one, other);
                load(traffic, other, one);
                for (int round = 0; round < ROUNDS; round++) {
                    hit(Blow.values()[round % Blow.values().length], traffic, one, other);
                }
                traffic.stop();
                System.out.printf(
                        "%d acknowledged, %d answers of 503%n",
                        traffic.acknowledged().size(), traffic.refused());
                tellTheSame(one, other);
            }
            assertThat(traffic.surprises()).isEmpty();
            try (var ledger = Ledger.open(database.uri(), true, NodeAddress.ANY, Clock.systemUTC())) {
                LoggedOnce.check(ledger, "cluster-", traffic.acknowledged(), traffic.unanswered());
                ViewsAgree.check(ledger, MongoViews.open(database.uri()), "outage");
            }
        }
    }

    private static void load(Traffic traffic, ClusterNode first, ClusterNode second) {
        var servers = List.of(first.target(), second.target());
        traffic.write(servers, 20);
        traffic.write(servers, 1);
        traffic.write(servers, 1);
    }

    private static void hit(Blow blow, Traffic traffic, ClusterNode one, ClusterNode other) throws IOException {
        await().atMost(LIMIT).until(() -> (one.leads() && other.follows()) || (other.leads() && one.follows()));
        bothWrite(one, other);
        var leader = one.leads() ? one : other;
        var next = leader == one ? other : one;

        next.target().watch();
        long begin = System.nanoTime();
        blow.hit(leader);
        await().pollInterval(Duration.ofMillis(50)).atMost(LIMIT).until(next::leads);
        var led = Duration.ofNanos(System.nanoTime() - begin);
        await().pollInterval(Duration.ofMillis(50)).atMost(LIMIT).until(next::folds);
        var folded = Duration.ofNanos(System.nanoTime() - begin);
        int written = traffic.acknowledged().size();
        await().atMost(LIMIT).until(() -> traffic.acknowledged().size() > written + 50);
        blow.undo(leader);
        await().atMost(LIMIT).until(leader::follows);
        bothWrite(one, other);
        var gap = next.target().longestGap();

        System.out.printf(
                "%s: the other led after %d ms, folded the views after %d ms, and acknowledged nothing for %d ms at most%n",
                blow, led.toMillis(), folded.toMillis(), gap.toMillis());
        assertThat(folded).isLessThan(FOLDING);
        assertThat(led).isLessThan(TAKEOVER);
        assertThat(gap).isLessThan(TAKEOVER);
    }

    /** Until each has acknowledged something again. */
    private static void bothWrite(ClusterNode one, ClusterNode other) {
        for (var node : List.of(one, other)) {
            int before = node.target().count();
            await().atMost(LIMIT).until(() -> node.target().count() > before);
        }
    }

    private static void tellTheSame(ClusterNode one, ClusterNode other) throws IOException, InterruptedException {
        long position = Math.max(one.position(), other.position());
        for (var path : List.of(
                "/api/v1/sessions/cluster/report",
                "/api/v1/spend?groupBy=day,project,user,model",
                "/api/v1/projects")) {
            assertThat(one.get(path, position)).isEqualTo(other.get(path, position));
        }
    }
}
