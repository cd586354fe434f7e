package dev.costtracker.core.eventlog;

import org.junit.jupiter.api.AfterAll;

/** The kit on the MongoDB log, over a stand-in for MongoDB. */
class StandInEventLogTest extends MongoLogKit {

    private static final StandIn STAND_IN = new StandIn();

    StandInEventLogTest() {
        super(STAND_IN.uri());
    }

    @AfterAll
    static void stop() {
        STAND_IN.close();
    }
}
