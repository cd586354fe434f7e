package dev.costtracker.core.eventlog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the log in a file against bare SQLite; no part of the tests, as it judges nothing. Run it by {@code mvn -pl
 * tracker-core test -Dtest=LogBenchmark}, with {@code -Dtracker.benchmark.events=100000} for a quick look.
 */
class LogBenchmark {

    private static final int EVENTS = Integer.getInteger("tracker.benchmark.events", 1_000_000);
    private static final int SAMPLE = 30_000;
    private static final int SMALL = 10_000;
    private static final int CALLERS = 512;
    private static final int ROUNDS = 3;
    private static final int PER_APPEND = 100;

    private final LogLoad load = new LogLoad();

    @Test
    void measure(@TempDir Path directory) throws Exception {
        LogLoad.say(
                "one event: %,d bytes, three tags and its kind", load.event().size());
        for (int round = 0; round < ROUNDS; round++) { // the first figures are the compiler's, look at the last
            try (var small = new Stores(directory.resolve("small" + round))) {
                small.measure(SMALL);
            }
        }
        try (var large = new Stores(directory.resolve("large"))) {
            for (int round = 0; round < ROUNDS; round++) {
                large.measure(EVENTS);
            }
        }
    }

    /** A log and a bare file that get the same events. */
    private final class Stores implements AutoCloseable {

        private final OpenLog log;
        private final BareSqlite bare;
        private long inBare;

        Stores(Path directory) throws Exception {
            log = SqliteEventLog.open(directory, Samples.CODEC, Clock.systemUTC());
            bare = new BareSqlite(directory.resolve("bare.db"));
        }

        void measure(int size) throws Exception {
            grow(size);
            var raw = load.rate(SAMPLE, bare::insert);
            var plain = load.rate(SAMPLE, events -> LogLoad.byManyCallers(List.of(log), CALLERS, events, false));
            var conditional = load.rate(SAMPLE, events -> LogLoad.byManyCallers(List.of(log), CALLERS, events, true));
            var together = load.rate(SAMPLE, events -> LogLoad.inLargeAppends(log, events, PER_APPEND));
            LogLoad.say("from %,d events: bare %s", size, raw);
            LogLoad.say("   one per append     %s, %.2f of bare", plain, plain.perSecond() / raw.perSecond());
            LogLoad.say(
                    "   with condition     %s, %.2f of without",
                    conditional, conditional.perSecond() / plain.perSecond());
            LogLoad.say(
                    "   %d per append     %s, %.2f of bare",
                    PER_APPEND, together, together.perSecond() / raw.perSecond());
        }

        private void grow(int size) throws Exception {
            while (log.head() < size) {
                LogLoad.inLargeAppends(log, load.events(SMALL), PER_APPEND);
            }
            for (; inBare < size; inBare += SMALL) {
                bare.insert(load.events(SMALL));
            }
        }

        @Override
        public void close() throws SQLException {
            log.close();
            bare.close();
        }
    }
}
