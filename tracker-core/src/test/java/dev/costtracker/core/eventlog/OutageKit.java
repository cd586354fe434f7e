package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Nodes on logs of a replica set, which go on appending while its primary is hit. */
abstract class OutageKit {

    private static final int NODES = 3;
    private static final int APPENDS = 500;
    private static final int UNDER_WAY = 50;
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration APPEND_LIMIT = Duration.ofMinutes(3);

    private final ReplicaSet set;

    OutageKit(ReplicaSet set) {
        this.set = set;
    }

    /**
     * Every append gets its answer in the end, and the history shows each that was acknowledged once, in its place: on a
     * log whose nodes work together, and on one whose nodes race.
     */
    void losesNothing(Outage outage) throws Exception {
        var together = open(backend -> OpenLog.together(backend, NodeAddress.ANY, Samples.CODEC, settings()));
        var racing = open(backend -> OpenLog.on(backend, Samples.CODEC, settings()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = List.of(start(together, threads), start(racing, threads));
            await().atMost(START_LIMIT)
                    .until(() -> together.getFirst().head() > UNDER_WAY
                            && racing.getFirst().head() > UNDER_WAY);
            hit(outage, runs);
            for (var run : runs) {
                run.get(5, TimeUnit.MINUTES);
            }
        } finally {
            together.forEach(OpenLog::close);
            racing.forEach(OpenLog::close);
        }
    }

    private void hit(Outage outage, List<Future<?>> runs) {
        var primary = set.primary();
        outage.begin(primary);
        try {
            assertThat(runs).as("not over before the outage").noneMatch(Future::isDone);
            set.awaitSuccessor(primary);
        } finally {
            outage.end(primary);
        }
        set.awaitWhole();
    }

    private static Future<?> start(List<OpenLog> logs, ExecutorService threads) {
        return threads.submit(() -> {
            Rivals.run(logs, APPENDS);
            return null;
        });
    }

    private List<OpenLog> open(Function<MongoLogBackend, OpenLog> node) {
        var uri = new ConnectionString(set.uri());
        var database = MongoLogKit.newDatabase();
        return Stream.generate(() -> node.apply(MongoLogBackend.open(uri, database, false)))
                .limit(NODES)
                .toList();
    }

    private static OpenLog.Settings settings() {
        var usual = OpenLog.Settings.usual(Clock.systemUTC());
        return new OpenLog.Settings(usual.sequencer(), usual.window(), usual.page(), APPEND_LIMIT);
    }
}
