package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.core.eventlog.ReplicaSets.Servers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The containers of {@link ReplicaSetIT}, with stand-ins for MongoDB in them: this shows that sets are started, found,
 * hit, brought back and cleaned up as they should, and nothing about MongoDB.
 */
class StandInReplicaSetIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Nested
    @OnReplicaSet(of = Servers.STAND_INS, members = 1)
    class LogOnOne extends MongoLogKit {

        LogOnOne(ReplicaSet set) {
            super(set.uri());
        }
    }

    /** A stand-in that is killed has lost everything. */
    @Nested
    @OnReplicaSet(of = Servers.STAND_INS, members = 1)
    class OutageOfOne extends OutageKit {

        OutageOfOne(ReplicaSet set) {
            super(set);
        }

        @Override
        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KILLED")
        void losesNothing(Outage outage) throws Exception {
            super.losesNothing(outage);
        }
    }

    @Nested
    @OnReplicaSet(of = Servers.STAND_INS, members = 3)
    class Three {

        private final ReplicaSet set;

        Three(ReplicaSet set) {
            this.set = set;
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KILLED")
        void seeOneGoAndComeBack(Outage outage) {
            var one = set.members().get(1);
            outage.begin(one);
            await().atMost(LIMIT)
                    .until(() -> set.states().equals(List.of("(not reachable/healthy)", "PRIMARY", "SECONDARY")));
            outage.end(one);
            set.awaitWhole();
        }

        /** With what it knows, a stand-in loses that it is in a set. */
        @Test
        void haveNoPrimaryWhenItWasKilled() {
            var primary = set.primary();
            assertThat(primary).isEqualTo(set.members().getFirst());
            Outage.KILLED.begin(primary);
            await().atMost(LIMIT).until(() -> set.states().isEmpty());
            Outage.KILLED.end(primary);
            await().atMost(LIMIT).ignoreExceptions().untilAsserted(set::initiate);
            set.awaitWhole();
        }
    }
}
