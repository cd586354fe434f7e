package dev.costtracker.core.eventlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadConcernLevel;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What makes a MongoDB database fit for a log: how it is talked to, and what is looked at before it is used. */
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

    /** After this the server answers that it does not know; the client, if the server does not, a little later. */
    static final Duration SERVER_LIMIT = Duration.ofSeconds(4);

    private static final Duration CLIENT_LIMIT = Duration.ofSeconds(5);

    /** How long to look for a server that takes writes, to connect to it, and to wait for a free connection. */
    private static final Duration SELECT_LIMIT = Duration.ofSeconds(3);

    private MongoStore() {}

    /**
     * Reads a connection string.
     *
     * @throws UnfitStore if it is none, names no database, or asks for less safety than a log needs
     */
    static ConnectionString read(String uri) {
        ConnectionString parsed;
        try {
            parsed = new ConnectionString(uri);
        } catch (IllegalArgumentException e) { // its message may show the password
            throw new UnfitStore("the MongoDB connection string cannot be read;"
                    + " expected mongodb://host1,host2,host3/database?replicaSet=name");
        }
        if (parsed.getDatabase() == null) {
            throw new UnfitStore("the MongoDB connection string names no database;"
                    + " expected it after the hosts: mongodb://host1,host2,host3/database");
        }
        refuseWeak(parsed);
        return parsed;
    }

    private static void refuseWeak(ConnectionString uri) {
        var write = uri.getWriteConcern();
        if (write != null && (!"majority".equals(write.getWObject()) || Boolean.FALSE.equals(write.getJournal()))) {
            throw weak("w=majority and journal=true");
        }
        var read = uri.getReadConcern();
        if (read != null && read.getLevel() != ReadConcernLevel.MAJORITY) {
            throw weak("readConcernLevel=majority");
        }
        var preference = uri.getReadPreference();
        if (preference != null && !preference.equals(ReadPreference.primary())) {
            throw weak("readPreference=primary");
        }
    }

    private static UnfitStore weak(String needed) {
        return new UnfitStore(
                "the MongoDB connection string asks for less than %s, which the log always uses; leave it out"
                        .formatted(needed));
    }

    /**
     * How the database is talked to. Nothing is sent again by the driver: a write is by the sequencer, which knows what it
     * means; a read is by who wants it, as waiting twice would be too long. Limits can be set in the connection string, safety cannot.
     */
    static MongoClientSettings settings(ConnectionString uri) {
        return MongoClientSettings.builder()
                .applicationName("tracker")
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(SELECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SELECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(CLIENT_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .applyConnectionString(uri)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .retryWrites(false)
                .retryReads(false)
                .readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY
                        .withJournal(true)
                        .withWTimeout(SERVER_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .build();
    }

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
            if (about.find(nin("_id", MARK, MongoLease.ID, MongoCluster.NODES)).first() != null) {
                foreign.add(ABOUT);
            }
            refuseForeign(database.getName(), foreign);
            insertIfAbsent(about, new Document("_id", MARK).append("version", version));
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

    static void insertIfAbsent(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            } // else another node was faster
        }
    }

    private static void refuseForeign(String name, List<String> foreign) {
        if (!foreign.isEmpty()) {
            throw new UnfitStore("the database %s holds something else (%s); name an empty one, or the log's own"
                    .formatted(name, String.join(", ", foreign)));
        }
    }
}
