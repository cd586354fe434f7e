package dev.costtracker.core.eventlog;

import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.connection.ServerDescription;
import dev.costtracker.core.link.Secret;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * What the nodes on one database share besides the log: the lease, and a secret by which they know each other, {@code
 * { _id: "nodes", secret: 32 bytes }}. Who can read it can write the log anyway.
 */
final class MongoCluster {

    static final String NODES = "nodes";

    private MongoCluster() {}

    /**
     * Joins the nodes of a database.
     *
     * @throws AddressUnusable if this node cannot listen there
     * @throws LogUnavailable if the database does not answer
     */
    static Cluster join(MongoClient client, MongoCollection<Document> about, NodeAddress address) {
        try {
            MongoAccess.insertIfAbsent(about, MongoLease.unheld());
            MongoAccess.insertIfAbsent(
                    about,
                    new Document("_id", NODES)
                            .append("secret", new Binary(Secret.random().bytes())));
            var nodes =
                    Objects.requireNonNull(about.find(Filters.eq("_id", NODES)).first(), "inserted before");
            var secret = Secret.of(nodes.get("secret", Binary.class).getData());
            var listening = address.listen(store(client));
            return new Cluster(new MongoLease(about), secret, address.hostFor(listening), listening);
        } catch (MongoException e) {
            throw new LogUnavailable("the event log's database does not answer", e);
        }
    }

    private static InetSocketAddress store(MongoClient client) {
        return client.getClusterDescription().getServerDescriptions().stream()
                .filter(ServerDescription::isOk)
                .map(ServerDescription::getAddress)
                .findFirst()
                .map(MongoCluster::socketAddress)
                .orElseThrow(() -> new LogUnavailable("the event log's database does not answer"));
    }

    private static InetSocketAddress socketAddress(ServerAddress address) {
        return new InetSocketAddress(address.getHost(), address.getPort());
    }
}
