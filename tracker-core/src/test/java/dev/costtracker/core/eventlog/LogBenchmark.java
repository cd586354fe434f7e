package dev.costtracker.core.eventlog;

import com.sun.management.OperatingSystemMXBean;
import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Append.ConditionFailed;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the log against bare SQLite; no part of the tests, as it judges nothing. Run it by {@code mvn -pl
 * tracker-core test -Dtest=LogBenchmark}, with {@code -Dtracker.benchmark.events=100000} for a quick look.
 */
class LogBenchmark {

    private static final int EVENTS = Integer.getInteger("tracker.benchmark.events", 1_000_000);
    private static final int SAMPLE = 30_000;
    private static final int SMALL = 10_000;
    private static final int CALLERS = 512;
    private static final int ROUNDS = 3;
    private static final int PER_APPEND = 100;

    private final Random random = new Random(1);

    @Test
    void measure(@TempDir Path directory) throws Exception {
        say("one event: %,d bytes, three tags and its kind", event().size());
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
            var raw = rate(bare::insert);
            var plain = rate(events -> byManyCallers(log, events, false));
            var conditional = rate(events -> byManyCallers(log, events, true));
            var together = rate(events -> inLargeAppends(log, events));
            say("from %,d events: bare %s", size, raw);
            say("   one per append     %s, %.2f of bare", plain, plain.perSecond / raw.perSecond);
            say("   with condition     %s, %.2f of without", conditional, conditional.perSecond / plain.perSecond);
            say("   %d per append     %s, %.2f of bare", PER_APPEND, together, together.perSecond / raw.perSecond);
        }

        private void grow(int size) throws Exception {
            while (log.head() < size) {
                inLargeAppends(log, events(SMALL));
            }
            for (; inBare < size; inBare += SMALL) {
                bare.insert(events(SMALL));
            }
        }

        @Override
        public void close() throws SQLException {
            log.close();
            bare.close();
        }
    }

    private static void byManyCallers(OpenLog log, List<EncodedEvent> events, boolean conditional) throws Exception {
        var next = new AtomicInteger();
        var callers = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> {
                    for (int j = next.getAndIncrement(); j < events.size(); j = next.getAndIncrement()) {
                        var event = events.get(j);
                        log.append(conditional ? unique(event, log.head()) : Condition.NONE, List.of(event));
                    }
                    return null;
                }));
            }
            for (var caller : callers) {
                caller.get();
            }
        }
    }

    /** What logging an interaction asks: not there yet, and its session is as it was read. */
    private static Condition unique(EncodedEvent event, long seen) {
        var criteria = event.tags().stream()
                .filter(tag -> tag.key().equals("interaction"))
                .map(EventCriteria::havingTags)
                .map(EventCriteria.class::cast)
                .reduce(
                        EventCriteria.havingTags(new Tag("lifecycle", "default/s" + event.hashCode() % 200)),
                        EventCriteria::or);
        return new Condition(EventFilter.of(criteria), seen);
    }

    private static void inLargeAppends(OpenLog log, List<EncodedEvent> events)
            throws ConditionFailed, InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appends = new ArrayList<Future<Long>>();
            for (int i = 0; i < events.size(); i += PER_APPEND) {
                var part = events.subList(i, i + PER_APPEND);
                appends.add(threads.submit(() -> log.append(Condition.NONE, part)));
            }
            for (var append : appends) {
                append.get();
            }
        }
    }

    private List<EncodedEvent> events(int count) {
        var events = new ArrayList<EncodedEvent>(count);
        for (int i = 0; i < count; i++) {
            events.add(event());
        }
        return events;
    }

    /** About a kilobyte, with the tags of a logged interaction: its own, its session's, its project's. */
    private EncodedEvent event() {
        var tags = Set.of(
                new Tag("interaction", "default/req_" + Long.toString(random.nextLong(Long.MAX_VALUE), 36)),
                new Tag("session", "default/" + new UUID(0, random.nextInt(200))),
                new Tag("project", "default/project-" + random.nextInt(20)));
        var noted = new Samples.Noted("x".repeat(700), List.of());
        return Samples.CODEC.encode(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                Instant.EPOCH,
                tags,
                Map.of("user", "ann"),
                noted);
    }

    /** Something that takes time. */
    @FunctionalInterface
    private interface Work {
        void on(List<EncodedEvent> events) throws Exception;
    }

    /**
     * How fast it went, and what it took of a processor, which other work on the machine disturbs less.
     *
     * @param perSecond events per second of wall time
     * @param micros processor time of the whole process per event, in microseconds
     */
    private record Rate(double perSecond, double micros) {

        @Override
        public String toString() {
            return "%,.0f/s, %.1f us".formatted(perSecond, micros);
        }
    }

    private Rate rate(Work work) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var events = events(SAMPLE);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.on(events);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Rate(SAMPLE / seconds, (system.getProcessCpuTime() - cpu) / 1e3 / SAMPLE);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
