package dev.costtracker.core.eventlog;

import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.costtracker.core.needs.Leftovers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/**
 * A replica set in containers, with a network of its own.
 *
 * <p>A member needs one address that is right for the other members and for the driver in this JVM, which asks the set
 * for its members and goes by the answer. So its port is one that is free on this machine, and is the same inside and
 * outside of the container; and its name, in the set's network its alias, means loopback in this JVM
 * ({@link MemberNames}).
 */
final class ReplicaSet implements AutoCloseable {

    static final String NAME = "rs0";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Network network;
    private final List<Member> members;
    private final MongoClient client;

    private ReplicaSet(DockerImageName image, int size) {
        network = Network.builder()
                .createNetworkCmdModifier(network -> network.withLabels(Leftovers.label()))
                .build();
        members = IntStream.range(0, size)
                .mapToObj(number -> new Member(image, number, network))
                .toList();
        client = MongoClients.create(uri());
    }

    /** Starts a set of so many members and waits until it is whole. */
    static ReplicaSet start(DockerImageName image, int size) {
        Leftovers.remove(DockerClientFactory.instance().client());
        var set = new ReplicaSet(image, size);
        try {
            set.members.forEach(Member::start);
            set.initiate();
            set.awaitWhole();
            return set;
        } catch (RuntimeException e) {
            set.close();
            throw e;
        }
    }

    /** Makes the members a replica set; they are none before. */
    void initiate() {
        var members = IntStream.range(0, this.members.size())
                .mapToObj(id -> new Document("_id", id)
                        .append("host", this.members.get(id).address()))
                .toList();
        var config = new Document("_id", NAME).append("members", members);
        try (var first = MongoClients.create("mongodb://%s/?directConnection=true"
                .formatted(this.members.getFirst().address()))) {
            first.getDatabase("admin").runCommand(new Document("replSetInitiate", config));
        }
    }

    /** A connection string without a database; what hangs is noticed within seconds. */
    String uri() {
        return "mongodb://%s/?replicaSet=%s&serverSelectionTimeoutMS=5000&socketTimeoutMS=5000&heartbeatFrequencyMS=500"
                .formatted(members.stream().map(Member::address).collect(Collectors.joining(",")), NAME);
    }

    /** Waits until one member leads and all the others follow. */
    void awaitWhole() {
        var whole = IntStream.range(0, members.size())
                .mapToObj(number -> number == 0 ? "PRIMARY" : "SECONDARY")
                .toList();
        await().atMost(LIMIT).until(() -> states().equals(whole));
    }

    /** The members' states as the primary sees them, sorted; empty without a primary. */
    List<String> states() {
        return ask("replSetGetStatus").stream()
                .flatMap(status -> status.getList("members", Document.class).stream())
                .map(member -> member.getString("stateStr"))
                .sorted()
                .toList();
    }

    /** Waits until another member than this one leads; in a set of one, until nobody does. */
    void awaitSuccessor(Member gone) {
        await().atMost(LIMIT).until(() -> primaryAddress()
                .map(address -> !address.equals(gone.address()))
                .orElse(members.size() == 1));
    }

    Member primary() {
        var address = await().atMost(LIMIT).until(this::primaryAddress, Optional::isPresent);
        return members.stream()
                .filter(member -> member.address().equals(address.orElseThrow()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> primaryAddress() {
        return ask("hello").map(hello -> hello.getString("primary"));
    }

    /** What the primary answers; empty if none does. */
    private Optional<Document> ask(String command) {
        try {
            return Optional.of(client.getDatabase("admin").runCommand(new Document(command, 1)));
        } catch (MongoException e) {
            return Optional.empty();
        }
    }

    List<Member> members() {
        return members;
    }

    @Override
    public void close() {
        client.close();
        members.forEach(Member::close);
        network.close();
    }
}
