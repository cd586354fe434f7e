package dev.costtracker.core.eventlog;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit on any server that speaks MongoDB's protocol; every test has a new database. */
abstract class MongoLogKit extends EventLogKit {

    private final ConnectionString uri;
    private final String database = newDatabase();
    private final MongoClient direct;

    MongoLogKit(String uri) {
        this.uri = new ConnectionString(uri);
        this.direct = MongoClients.create(this.uri);
    }

    /** A name that no database has. */
    static String newDatabase() {
        return "tracker_test_" + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    LogBackend open() {
        return MongoLogBackend.open(uri, database, true);
    }

    @Override
    void damage(Damage damage, long position) {
        var log = direct.getDatabase(database).getCollection(MongoStore.LOG);
        var record = eq("_id", position);
        switch (damage) {
            case MISSING -> log.deleteOne(record);
            case WRONG_HASH -> log.updateOne(record, set("hash", LogRecord.NO_HASH));
            case WRONG_COUNT -> log.updateOne(record, set("n", 3));
            case CHANGED_BYTES -> log.updateOne(record, set("events.0.metadata", new Document("user", "bob")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void keepsOneHistoryForSeveralNodes(int nodes) throws Exception {
        Rivals.run(Stream.generate(this::log).limit(nodes).toList(), 40);
    }

    @AfterEach
    void drop() {
        direct.getDatabase(database).drop();
        direct.close();
    }
}
