package dev.costtracker.core.eventlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What makes a MongoDB database fit for a log: what is looked at before it is used. */
final class MongoStore {

    /** The collection of the log's records. */
    static final String LOG = "log";

    /** The collection that says whose database this is; it is there before anything else is. */
    static final String ABOUT = "about";

    private static final Logger LOGGER = LoggerFactory.getLogger(MongoStore.class);
    private static final String MARK = "event log";
    private static final int VERSION = 1;

    /** In the place of the version while a log is being filled, so that no server takes it for a whole one. */
    private static final int FILLING = 0;

    private MongoStore() {}

    /**
     * Makes sure that a log may be kept here, and that all is there that it needs.
     *
     * @param standalone whether a server that is no member of a replica set will do
     * @throws UnfitStore if the server or the database is not one for a log
     * @throws LogUnavailable if there is no answer
     */
    static void prepare(MongoClient client, MongoDatabase database, boolean standalone) {
        ask(client, database, standalone, () -> {
            checkContent(database, VERSION);
            makeIndexes(database);
        });
    }

    /**
     * Makes sure that there is a log, and changes nothing.
     *
     * @throws UnfitStore if there is none, or none that this program knows
     * @throws LogUnavailable if there is no answer
     */
    static void checkForReading(MongoClient client, MongoDatabase database, boolean standalone) {
        ask(client, database, standalone, () -> {
            var mark = markOf(database);
            if (mark == null) {
                throw new UnfitStore("there is no event log in the database " + database.getName());
            }
            checkVersion(database, mark);
        });
    }

    /**
     * Makes sure that a log may be filled here, and that no server uses it meanwhile.
     *
     * @throws UnfitStore if the server or the database is not one for a log
     * @throws LogNotEmpty if there is a log in use
     * @throws LogUnavailable if there is no answer
     */
    static void beginFilling(MongoClient client, MongoDatabase database, boolean standalone) {
        ask(client, database, standalone, () -> {
            checkContent(database, FILLING);
            var unused = and(eq("_id", MARK), eq("version", VERSION));
            if (database.getCollection(ABOUT).find(unused).first() != null) {
                refuseUsed(database);
                database.getCollection(ABOUT).updateOne(unused, set("version", FILLING));
            }
            makeIndexes(database);
        });
    }

    private static void refuseUsed(MongoDatabase database) {
        var last = database.getCollection(LOG).find().sort(descending("_id")).first();
        if (last != null) {
            throw new LogNotEmpty("the event log in the database %s is not empty: its last events stand at position %s"
                    .formatted(database.getName(), last.get("_id")));
        }
    }

    /**
     * Lets servers use a log that has been filled; to do it again does no harm.
     *
     * @throws LogUnavailable if there is no answer
     */
    static void endFilling(MongoClient client, MongoDatabase database) {
        answered(client, database, () -> database.getCollection(ABOUT)
                .updateOne(eq("_id", MARK), set("version", VERSION)));
    }

    private static void makeIndexes(MongoDatabase database) {
        var log = database.getCollection(LOG);
        log.createIndex(MongoReader.BY_TAG);
        log.createIndex(MongoReader.BY_TIME);
    }

    private static void ask(MongoClient client, MongoDatabase database, boolean standalone, Runnable questions) {
        answered(client, database, () -> {
            database.runCommand(new Document("ping", 1));
            checkKind(client.getClusterDescription().getType(), standalone);
            checkMembers(client.getClusterDescription());
            questions.run();
        });
    }

    private static void answered(MongoClient client, MongoDatabase database, Runnable work) {
        try {
            work.run();
        } catch (MongoTimeoutException e) { // it tells the whole cluster's state, which is in short below
            var servers = client.getClusterDescription().getServerDescriptions().stream()
                    .map(MongoStore::stateOf)
                    .collect(Collectors.joining(", "));
            throw new LogUnavailable(
                    "the MongoDB database %s does not answer: %s".formatted(database.getName(), servers));
        } catch (MongoException e) {
            throw new LogUnavailable("the MongoDB database %s refuses".formatted(database.getName()), e);
        }
    }

    private static String stateOf(ServerDescription server) {
        var failure = server.getException();
        var cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        return "%s (%s)".formatted(server.getAddress(), cause == null ? server.getType() : cause.getMessage());
    }

    /** The servers' addresses, as far as they are known. */
    static String servers(MongoClient client) {
        return client.getClusterDescription().getServerDescriptions().stream()
                .map(server -> server.getAddress().toString())
                .collect(Collectors.joining(", "));
    }

    /** Whether the server is no member of a replica set. */
    static boolean isStandalone(MongoClient client) {
        return client.getClusterDescription().getType() == ClusterType.STANDALONE;
    }

    static void checkKind(ClusterType kind, boolean standalone) {
        switch (kind) {
            case REPLICA_SET -> {}
            case STANDALONE -> checkStandalone(standalone);
            default ->
                throw new UnfitStore(
                        "a log must not be kept in a sharded cluster: its order would be lost; name the members of one"
                                + " replica set instead (found: %s)".formatted(kind));
        }
    }

    /** An arbiter votes and holds nothing: with one of three gone, no majority can take what is written. */
    private static void checkMembers(ClusterDescription cluster) {
        var arbiters = new TreeSet<String>();
        cluster.getServerDescriptions().forEach(server -> arbiters.addAll(server.getArbiters()));
        if (!arbiters.isEmpty()) {
            LOGGER.warn(
                    "the MongoDB replica set has arbiters ({}): nothing is lost with them, but the log stops as soon as"
                            + " one other member is gone",
                    String.join(", ", arbiters));
        }
    }

    private static void checkStandalone(boolean allowed) {
        if (!allowed) {
            throw new UnfitStore("the MongoDB server is not a member of a replica set, so it can lose what it has"
                    + " acknowledged; start it with --replSet and run rs.initiate() once, or set"
                    + " TRACKER_MONGODB_STANDALONE=true for a trial");
        }
        LOGGER.warn(
                "THE LOG IS ON A STANDALONE MONGODB SERVER: for trials only, it is safe against nothing but a restart");
    }

    /**
     * Names first, mark second: whoever sees the log's collection sees the mark too, as that was there before on a
     * majority of the servers. So nodes may start on an empty database at the same time.
     */
    private static void checkContent(MongoDatabase database, int version) {
        var foreign = database.listCollectionNames().into(new ArrayList<>());
        foreign.removeIf(name -> name.equals(ABOUT) || name.startsWith("system."));
        var about = database.getCollection(ABOUT);
        var mark = markOf(database);
        if (mark == null) {
            if (about.find(nin("_id", MARK, MongoLease.ID, MongoCluster.NODES, MongoAdministrator.ID))
                            .first()
                    != null) {
                foreign.add(ABOUT);
            }
            refuseForeign(database.getName(), foreign);
            MongoAccess.insertIfAbsent(about, new Document("_id", MARK).append("version", version));
            mark = Objects.requireNonNull(markOf(database), "inserted before, by us or by another node");
        }
        if (version == VERSION || !isFilling(mark)) {
            checkVersion(database, mark);
        }
    }

    private static @Nullable Document markOf(MongoDatabase database) {
        return database.getCollection(ABOUT).find(eq("_id", MARK)).first();
    }

    private static boolean isFilling(Document mark) {
        return Integer.valueOf(FILLING).equals(mark.getInteger("version"));
    }

    private static void checkVersion(MongoDatabase database, Document mark) {
        if (isFilling(mark)) {
            throw new UnfitStore("the event log in the database %s is being filled, or that was broken off:"
                            .formatted(database.getName())
                    + " run the same import-log again to go on, or drop the database");
        }
        if (!Integer.valueOf(VERSION).equals(mark.getInteger("version"))) {
            throw new UnfitStore("the database %s holds an event log of version %s; this program knows version %d"
                    .formatted(database.getName(), mark.get("version"), VERSION));
        }
    }

    private static void refuseForeign(String name, List<String> foreign) {
        if (!foreign.isEmpty()) {
            throw new UnfitStore("the database %s holds something else (%s); name an empty one, or the log's own"
                    .formatted(name, String.join(", ", foreign)));
        }
    }
}
