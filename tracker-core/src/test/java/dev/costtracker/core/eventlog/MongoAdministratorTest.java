package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Servers on one database notice that they were given different keys. */
class MongoAdministratorTest {

    private static final StandIn STAND_IN = new StandIn();
    private static final byte[] ONE = {1, 2, 3};
    private static final byte[] OTHER = {1, 2, 4};

    @AfterAll
    static void stop() {
        STAND_IN.close();
    }

    @Test
    void tellsAnotherKeyFromTheLastOne() {
        var uri = STAND_IN.uri() + "/keys";
        assertThat(MongoAdministrator.note(uri, ONE)).as("the first").isTrue();
        assertThat(MongoAdministrator.note(uri, ONE)).isTrue();
        assertThat(MongoAdministrator.note(uri, OTHER)).isFalse();
        assertThat(MongoAdministrator.note(uri, OTHER)).as("changed everywhere").isTrue();
        assertThat(MongoAdministrator.note(uri, ONE)).isFalse();
    }

    @Test
    void leavesTheLogAlone() {
        var uri = STAND_IN.uri() + "/log";
        for (int start = 0; start < 2; start++) {
            MongoEventLog.open(uri, true, NodeAddress.ANY, Samples.CODEC, Clock.systemUTC())
                    .close();
            assertThat(MongoAdministrator.note(uri, ONE)).isTrue();
        }
    }
}
