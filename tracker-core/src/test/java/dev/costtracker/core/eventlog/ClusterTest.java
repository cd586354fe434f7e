package dev.costtracker.core.eventlog;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static dev.costtracker.core.eventlog.Samples.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.link.Link;
import dev.costtracker.core.link.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs on one database that share the work, over a stand-in for MongoDB. */
class ClusterTest {

    private static final String DATABASE = "cluster";
    private static final Duration TAKEOVER = Duration.ofSeconds(20); // far more than it takes on an idle machine

    private final StandIn standIn = new StandIn();
    private final MongoClient client = MongoClients.create(standIn.uri());
    private final MongoCollection<Document> about = client.getDatabase(DATABASE).getCollection(MongoStore.ABOUT);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
        client.close();
        standIn.close();
    }

    private OpenLog log() {
        int node = open.size();
        var backend = MongoLogBackend.open(new ConnectionString(standIn.uri()), DATABASE, true);
        var sequencer = new Sequencer.Settings("node-" + node, Clock.systemUTC(), new Random(node), Thread::sleep);
        var settings = new OpenLog.Settings(sequencer, 8, 3, Duration.ofSeconds(20));
        var log = OpenLog.together(backend, NodeAddress.ANY, Samples.CODEC, settings);
        open.add(log);
        return log;
    }

    private List<OpenLog> logs(int count) {
        return Stream.generate(this::log).limit(count).toList();
    }

    private String leader() {
        return Objects.requireNonNull(about.find(eq("_id", "sequencer")).first())
                .getString("node");
    }

    private void leads(String node) {
        await().atMost(TAKEOVER).untilAsserted(() -> assertThat(leader()).isEqualTo(node));
    }

    /** The lease looks as if a node that is none of ours had just renewed it. */
    private void leaseIsWith(int port) {
        var holder = combine(set("node", "foreign"), set("host", "127.0.0.1"), set("port", port));
        about.updateOne(eq("_id", "sequencer"), combine(holder, set("renewed", Instant.now())));
    }

    private static long append(OpenLog log, String text) throws Exception {
        return log.append(Condition.NONE, List.of(noted(text, "x")));
    }

    private Set<String> writers() {
        var nodes = new HashSet<String>();
        client.getDatabase(DATABASE)
                .getCollection(MongoStore.LOG)
                .find()
                .forEach(record -> nodes.add(record.getString("node")));
        return nodes;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void oneGivesThePositionsForAll(int nodes) throws Exception {
        var logs = logs(nodes);
        Rivals.run(logs, 40);
        assertThat(writers()).containsExactly(leader());
    }

    /** What it writes gets its place, so it knows all that is there. */
    @Test
    void doesNotLookForOthersAppendsWhileItsOwnGetTheirPlaces() throws Exception {
        var log = log();
        append(log, "by who leads");
        long before = looks();
        int appends = 200;
        for (int i = 0; i < appends; i++) {
            append(log, "one after the other");
        }
        assertThat(looks() - before).isLessThan(appends);
    }

    private long looks() {
        return standIn.commands().stream()
                .filter(command -> command.name().equals("find")
                        && MongoStore.LOG.equals(command.body().get("find")))
                .count();
    }

    @Test
    void anotherTakesOverFromOneThatIsClosed() throws Exception {
        var logs = logs(2);
        append(logs.getLast(), "by the first");
        logs.getFirst().close();
        assertThat(append(logs.getLast(), "by the second")).isEqualTo(2);
        leads("node-1");
        assertThat(logs.getLast().verify(position -> {})).isEqualTo(2);
    }

    @Test
    void anotherTakesOverFromOneThatCannotBeReached() throws Exception {
        var log = log();
        int nowhere;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = closed.getLocalPort();
        }
        leaseIsWith(nowhere);
        assertThat(append(log, "meanwhile")).isEqualTo(1);
        leads("node-0");
    }

    /** It was stopped in the middle of its work, and goes on long after another has taken over. */
    @Test
    void anotherTakesOverFromOneThatFallsSilentAndComesBack() throws Exception {
        try (var sleeper = new Sleeper(about)) {
            var log = log();
            // It writes by itself until it knows that its call was answered.
            var given = await().atMost(TAKEOVER)
                    .until(
                            () -> {
                                leaseIsWith(sleeper.port());
                                append(log, "given away");
                                return sleeper.given.poll();
                            },
                            Objects::nonNull);
            long end = log.head();
            leads("node-0");
            assertThat(append(log, "later")).isEqualTo(end + 1);

            var awake = new Node(MongoLogBackend.open(new ConnectionString(standIn.uri()), DATABASE, true), 8, 9);
            var appends = RelayedForm.batch(given).appends();
            awake.write(appends.toArray(Append[]::new));
            assertThat(appends.getFirst().done()).isCompletedWithValue(end);
            assertThat(log.verify(position -> {})).isEqualTo(end + 1);
            assertThat(awake.head.position()).isEqualTo(end + 1);
        }
    }

    /** A node that takes calls and requests, and never answers one. */
    private static final class Sleeper implements AutoCloseable {

        private final ServerSocket listening;
        private final Secret secret = Secret.random();
        private final BlockingQueue<Link> called = new LinkedBlockingQueue<>();
        private final BlockingQueue<byte[]> given = new LinkedBlockingQueue<>();

        Sleeper(MongoCollection<Document> about) throws IOException {
            MongoAccess.insertIfAbsent(about, new Document("_id", "event log").append("version", 1));
            about.insertOne(new Document("_id", "nodes").append("secret", new Binary(secret.bytes())));
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return listening.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    var link = Link.from(listening.accept(), secret, Duration.ofSeconds(20));
                    called.add(link);
                    Thread.ofVirtual().start(() -> take(link));
                }
            } catch (IOException e) {
                // The test is over.
            }
        }

        private void take(Link link) {
            try {
                given.add(link.receive());
            } catch (IOException e) {
                // Nothing was asked.
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
            called.forEach(Link::close);
        }
    }

    @Test
    void aStrangerIsNotTakenForANode() throws Exception {
        var log = log();
        try (var stranger = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var answering = Thread.ofVirtual().start(() -> {
                try (var link = Link.from(stranger.accept(), Secret.random(), Duration.ofSeconds(20))) {
                    link.receive();
                } catch (IOException e) {
                    // It does not know the secret, and so hears nothing.
                }
            });
            leaseIsWith(stranger.getLocalPort());
            answering.join();
            assertThat(append(log, "kept from strangers")).isEqualTo(1);
        }
    }
}
