package dev.costtracker.core.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** Axon's own conformance suite on the SQLite log. */
class SqliteStorageEngineTest extends StorageEngineTestSuite<AxonSuiteEngine> {

    private final OpenLog log;

    SqliteStorageEngineTest(@TempDir Path directory) {
        log = SqliteEventLog.open(directory, AxonSuiteEngine.CODEC, Clock.systemUTC());
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
    }
}
