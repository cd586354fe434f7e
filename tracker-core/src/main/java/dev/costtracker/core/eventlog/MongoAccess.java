package dev.costtracker.core.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadConcernLevel;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.conversions.Bson;

/** How the log's database is talked to, by the log and by what is kept beside it: safely, and for no longer than a client waits. */
public final class MongoAccess {

    /** After this the server answers that it does not know; the client, if the server does not, a little later. */
    static final Duration SERVER_LIMIT = Duration.ofSeconds(4);

    private static final Duration CLIENT_LIMIT = Duration.ofSeconds(5);

    /** How long to look for a server that takes writes, to connect to it, and to wait for a free connection. */
    private static final Duration SELECT_LIMIT = Duration.ofSeconds(3);

    private MongoAccess() {}

    /**
     * Reads a connection string.
     *
     * @throws UnfitStore if it is none, names no database, or asks for less safety than a log needs
     */
    public static ConnectionString read(String uri) {
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
     * means; a read is by who wants it, as waiting twice would be too long. Limits can be set in the connection string, safety
     * cannot.
     */
    public static MongoClientSettings settings(ConnectionString uri) {
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

    /** Inserts a document unless one with its id is there, which another node may do at the same time. */
    public static void insertIfAbsent(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            } // else another node was faster
        }
    }

    /**
     * Compares a date with the server's clock, as those of nodes differ.
     *
     * @param comparison of the date with the time so long ago, such as {@code $lt} for an older one
     */
    public static Bson comparedWithNow(String field, String comparison, Duration ago) {
        var then = new Document("$subtract", List.of("$$NOW", ago.toMillis()));
        return Filters.expr(new Document(comparison, List.of("$" + field, then)));
    }
}
