package dev.costtracker.core.eventlog;

import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** Axon's own conformance suite on the MongoDB log, over a stand-in for MongoDB. */
class StandInStorageEngineTest extends StorageEngineTestSuite<AxonSuiteEngine> {

    private final StandIn standIn = new StandIn();
    private final OpenLog log = MongoEventLog.open(
            standIn.uri() + "/suite", true, NodeAddress.ANY, AxonSuiteEngine.CODEC, Clock.systemUTC());

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
        standIn.close();
    }
}
