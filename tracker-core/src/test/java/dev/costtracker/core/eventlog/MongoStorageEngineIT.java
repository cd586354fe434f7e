package dev.costtracker.core.eventlog;

import org.junit.jupiter.api.extension.ExtendWith;

/** Axon's own conformance suite on the MongoDB log, over a real server. */
@ExtendWith(GivenServer.class)
class MongoStorageEngineIT extends MongoEngineSuite {

    MongoStorageEngineIT() {
        super(GivenServer.uri());
    }
}
