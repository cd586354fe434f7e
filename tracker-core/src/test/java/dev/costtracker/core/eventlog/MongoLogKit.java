package dev.costtracker.core.eventlog;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit on any server that speaks MongoDB's protocol; every test has a new database. */
abstract class MongoLogKit extends EventLogKit {

    private final ConnectionString uri;
    private final String database = newDatabase();
    private final MongoClient direct;

    MongoLogKit(String uri) {
        this.uri = new ConnectionString(uri);
        this.direct = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(this.uri)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
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
    StoredRecords openToRead() {
        return MongoLogBackend.openToRead(uri, database, true);
    }

    @Override
    void damage(Damage damage, long position) {
        var log = direct.getDatabase(database).getCollection(MongoStore.LOG);
        var record = eq("_id", position);
        switch (damage) {
            case MISSING -> log.deleteOne(record);
            case MOVED -> log.insertOne(require(log.findOneAndDelete(record)).append("_id", position + 1));
            case WRONG_HASH -> log.updateOne(record, set("hash", LogRecord.NO_HASH));
            case WRONG_COUNT -> log.updateOne(record, set("n", 3));
            case NO_COUNT -> log.updateOne(record, set("n", 0));
            case WRONG_APPEND_ID -> log.updateOne(record, set("aid", new UUID(1, 1)));
            case WRONG_TIME -> log.updateOne(record, inc("at", 1L));
            case WRONG_NODE -> log.updateOne(record, set("node", "x"));
            case UNREADABLE_BYTES -> log.updateOne(record, set("events.0.type", 7));
            case CHANGED_BYTES -> log.updateOne(record, set("events.0.metadata", new Document("user", "bob")));
        }
    }

    private static Document require(@Nullable Document found) {
        return Objects.requireNonNull(found, "the record to be damaged");
    }

    @Test
    void findsATagThatARecordWouldNoLongerBeFoundBy() throws Exception {
        try (var log = log()) {
            log.append(Append.Condition.NONE, List.of(Samples.noted("a", "x")));
            log.append(Append.Condition.NONE, List.of(Samples.noted("b", "y")));
        }
        direct.getDatabase(database)
                .getCollection(MongoStore.LOG)
                .updateOne(eq("_id", 1L), set("tags", List.of("on=x")));
        try (var stored = new StoredLog(openToRead(), Samples.CODEC)) {
            assertThatThrownBy(() -> stored.verify(CopyProgress.NONE))
                    .isInstanceOf(LogCorrupt.class)
                    .hasMessageContaining("position 1: the record's tags");
        }
    }

    @Test
    void readsNothingButALogAndMakesNone() {
        assertThatThrownBy(this::openToRead)
                .isInstanceOf(UnfitStore.class)
                .hasMessageContaining("no event log in the database " + database);
        assertThat(direct.getDatabase(database).listCollectionNames()).isEmpty();
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
