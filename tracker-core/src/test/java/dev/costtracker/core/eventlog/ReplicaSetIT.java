package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.ReplicaSets.Servers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The log on MongoDB itself: a replica set of one, and one of three. */
class ReplicaSetIT {

    @Nested
    @OnReplicaSet(of = Servers.MONGODB, members = 1)
    class LogOnOne extends MongoLogKit {

        LogOnOne(ReplicaSet set) {
            super(set.uri());
        }
    }

    @Nested
    @OnReplicaSet(of = Servers.MONGODB, members = 3)
    class LogOnThree extends MongoLogKit {

        LogOnThree(ReplicaSet set) {
            super(set.uri());
        }
    }

    @Nested
    @OnReplicaSet(of = Servers.MONGODB, members = 1)
    class EngineOnOne extends MongoEngineSuite {

        EngineOnOne(ReplicaSet set) {
            super(set.uri());
        }
    }

    @Nested
    @OnReplicaSet(of = Servers.MONGODB, members = 3)
    class EngineOnThree extends MongoEngineSuite {

        EngineOnThree(ReplicaSet set) {
            super(set.uri());
        }
    }

    @Nested
    @OnReplicaSet(of = Servers.MONGODB, members = 1)
    class OutageOfOne extends OutageKit {

        OutageOfOne(ReplicaSet set) {
            super(set);
        }

        @Override
        @ParameterizedTest
        @EnumSource
        void losesNothing(Outage outage) throws Exception {
            super.losesNothing(outage);
        }
    }

    @Nested
    @OnReplicaSet(of = Servers.MONGODB, members = 3)
    class OutageOfThree extends OutageKit {

        OutageOfThree(ReplicaSet set) {
            super(set);
        }

        @Override
        @ParameterizedTest
        @EnumSource
        void losesNothing(Outage outage) throws Exception {
            super.losesNothing(outage);
        }
    }
}
