package dev.costtracker.core.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.RawBsonDocument;

/**
 * Records in one collection of a MongoDB database, which any number of nodes may write to.
 *
 * <p>A batch is one ordered insert: it stops at the first position that is taken, and what it has acknowledged is in the
 * journals of a majority of the servers.
 */
final class MongoLogBackend implements LogBackend {

    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoClient client;
    private final MongoDatabase store;
    private final MongoCollection<RawBsonDocument> log;
    private final MongoSessions sessions;
    private final boolean standalone;
    private volatile boolean closed;

    private MongoLogBackend(MongoClient client, MongoDatabase store, boolean standalone) {
        this.client = client;
        this.store = store;
        this.standalone = standalone;
        this.log = store.getCollection(MongoStore.LOG, RawBsonDocument.class);
        this.sessions = new MongoSessions(client);
    }

    /**
     * Opens the log of a database, and makes it if the database is empty.
     *
     * @throws UnfitStore if a log must not be kept there
     * @throws LogUnavailable if there is no answer
     */
    static MongoLogBackend open(ConnectionString uri, String database, boolean standalone) {
        return open(MongoAccess.settings(uri), database, standalone);
    }

    static MongoLogBackend open(MongoClientSettings settings, String database, boolean standalone) {
        return open(settings, database, (client, store) -> MongoStore.prepare(client, store, standalone));
    }

    /**
     * The records of a database's log, without changing anything.
     *
     * @throws UnfitStore if there is no log
     * @throws LogUnavailable if there is no answer
     */
    static StoredRecords openToRead(ConnectionString uri, String database, boolean standalone) {
        return open(
                MongoAccess.settings(uri),
                database,
                (client, store) -> MongoStore.checkForReading(client, store, standalone));
    }

    /**
     * Lets an empty log be filled, or filled further, and then be used.
     *
     * @throws UnfitStore if a log must not be kept there
     * @throws LogNotEmpty if it is used already
     * @throws LogUnavailable if there is no answer
     */
    static LogExtent fill(ConnectionString uri, String database, boolean standalone, LogImport.Filling filling)
            throws InterruptedException {
        try (var log = open(
                MongoAccess.settings(uri),
                database,
                (client, store) -> MongoStore.beginFilling(client, store, standalone))) {
            var extent = filling.of(log);
            MongoStore.endFilling(log.client, log.client.getDatabase(database));
            return extent;
        }
    }

    private static MongoLogBackend open(
            MongoClientSettings settings, String database, BiConsumer<MongoClient, MongoDatabase> first) {
        var client = MongoClients.create(settings);
        try {
            var store = client.getDatabase(database);
            first.accept(client, store);
            return new MongoLogBackend(client, store, MongoStore.isStandalone(client));
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * Lets this node work with the others on the database.
     *
     * @throws AddressUnusable if it cannot listen for them there
     * @throws LogUnavailable if there is no answer
     */
    Cluster join(NodeAddress address) {
        return MongoCluster.join(client, store.getCollection(MongoStore.ABOUT), address);
    }

    @Override
    public void insert(List<LogRecord> records) throws PositionTaken, UnknownOutcome {
        var documents = records.stream().map(MongoRecord::document).toList();
        try {
            sessions.run(session -> log.insertMany(session, documents, ORDERED));
        } catch (MongoBulkWriteException e) {
            throw taken(e);
        } catch (MongoException e) {
            throw new UnknownOutcome(MongoTrouble.of(e), e);
        }
    }

    /**
     * What is said about one record counts only if the majority has the others; counts of what was inserted say nothing.
     *
     * @throws UnknownOutcome if it is anything but a position that is taken
     */
    private static PositionTaken taken(MongoBulkWriteException answer) throws UnknownOutcome {
        var errors = answer.getWriteErrors();
        if (answer.getWriteConcernError() != null
                || errors.size() != 1
                || errors.getFirst().getCode() != DUPLICATE_KEY) {
            throw new UnknownOutcome(MongoTrouble.of(answer), answer);
        }
        return new PositionTaken(errors.getFirst().getIndex());
    }

    @Override
    public Optional<LogRecord> last() {
        return read(MongoReader::last);
    }

    @Override
    public long startOfLast(int records) {
        return read(reader -> reader.startOfLast(records));
    }

    @Override
    public Page records(long from, int limit) {
        return read(reader -> reader.records(from, limit));
    }

    @Override
    public Page tagged(Set<Tag> tags, long from, long to, int limit) {
        return read(reader -> reader.tagged(tags, from, to, limit));
    }

    @Override
    public long firstAfter(long at) {
        return read(reader -> reader.firstAfter(at));
    }

    private <T> T read(Function<MongoReader, T> read) {
        try {
            return sessions.run(session -> read.apply(new MongoReader(log, session, MongoAccess.SERVER_LIMIT)));
        } catch (MongoException e) {
            throw new LogUnavailable("cannot read the event log: " + MongoTrouble.of(e), e);
        } catch (IllegalStateException e) { // a closed client says no more than this
            throw closed ? new LogClosed("the event log was closed") : e;
        }
    }

    @Override
    public long time() {
        return sessions.time();
    }

    @Override
    public void saw(long time) {
        sessions.saw(time);
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public String name() {
        return "MongoDB database %s on %s".formatted(store.getName(), MongoStore.servers(client));
    }

    @Override
    public boolean standalone() {
        return standalone;
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
