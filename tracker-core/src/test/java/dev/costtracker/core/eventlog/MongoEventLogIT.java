package dev.costtracker.core.eventlog;

import org.junit.jupiter.api.extension.ExtendWith;

/** The kit on the MongoDB log, over a real server: a standalone one or a replica set. */
@ExtendWith(GivenServer.class)
class MongoEventLogIT extends MongoLogKit {

    MongoEventLogIT() {
        super(GivenServer.uri());
    }
}
