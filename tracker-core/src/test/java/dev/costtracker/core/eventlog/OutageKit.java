package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Several nodes on the log of a replica set, which go on appending while its primary is hit. */
abstract class OutageKit {

    private static final int NODES = 3;
    private static final int APPENDS = 500;
    private static final int UNDER_WAY = 50;
    private static final Duration APPEND_LIMIT = Duration.ofMinutes(3);

    private final ReplicaSet set;

    OutageKit(ReplicaSet set) {
        this.set = set;
    }

    /** Every append gets its answer in the end, and the history shows each that was acknowledged once, in its place. */
    void losesNothing(Outage outage) throws Exception {
        var logs = open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var race = threads.submit(() -> {
                Rivals.run(logs, APPENDS);
                return null;
            });
            await().until(() -> logs.getFirst().head() > UNDER_WAY);
            var primary = set.primary();
            outage.begin(primary);
            try {
                assertThat(race.isDone()).as("it ended before the outage").isFalse();
                set.awaitSuccessor(primary);
            } finally {
                outage.end(primary);
            }
            set.awaitWhole();
            race.get(5, TimeUnit.MINUTES);
        } finally {
            logs.forEach(OpenLog::close);
        }
    }

    private List<OpenLog> open() {
        var uri = new ConnectionString(set.uri());
        var database = MongoLogKit.newDatabase();
        var usual = OpenLog.Settings.usual(Clock.systemUTC());
        var patient = new OpenLog.Settings(usual.sequencer(), usual.window(), usual.page(), APPEND_LIMIT);
        var logs = new ArrayList<OpenLog>();
        for (int node = 0; node < NODES; node++) {
            logs.add(OpenLog.on(MongoLogBackend.open(uri, database, false), Samples.CODEC, patient));
        }
        return logs;
    }
}
