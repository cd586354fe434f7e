package dev.costtracker.core.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** Axon's own conformance suite on the MongoDB log, over any server that speaks MongoDB's protocol. */
abstract class MongoEngineSuite extends StorageEngineTestSuite<AxonSuiteEngine> {

    private final ConnectionString uri;
    private final String database = MongoLogKit.newDatabase();
    private final OpenLog log;

    MongoEngineSuite(String uri) {
        this.uri = new ConnectionString(uri);
        this.log = OpenLog.on(
                MongoLogBackend.open(this.uri, database, true),
                AxonSuiteEngine.CODEC,
                OpenLog.Settings.usual(Clock.systemUTC()));
    }

    @Override
    protected AxonSuiteEngine buildStorageEngine() {
        return new AxonSuiteEngine(log.storageEngine());
    }

    @Override
    protected @Nullable ProcessingContext processingContext() {
        return null;
    }

    @AfterAll
    void close() {
        log.close();
        try (var client = MongoClients.create(uri)) {
            client.getDatabase(database).drop();
        }
    }
}
