package dev.costtracker.core.eventlog;

import com.sun.management.OperatingSystemMXBean;
import dev.costtracker.core.eventlog.Append.Condition;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** What the benchmarks of the log do to it, and how they measure that. */
final class LogLoad {

    private final Random random = new Random(1);

    /**
     * How fast it went, and what it took of a processor, which other work on the machine disturbs less.
     *
     * @param perSecond events per second of wall time
     * @param micros processor time of the whole process per event, in microseconds
     */
    record Rate(double perSecond, double micros) {

        @Override
        public String toString() {
            return "%,.0f/s, %.1f us".formatted(perSecond, micros);
        }
    }

    /** Something that takes time. */
    @FunctionalInterface
    interface Work {
        void on(List<EncodedEvent> events) throws Exception;
    }

    /** Measures work on so many new events. */
    Rate rate(int count, Work work) throws Exception {
        var events = events(count);
        return rateOf(count, () -> {
            work.on(events);
            return count;
        });
    }

    /** Measures work on so many events that are made already. */
    static Rate rateOf(int count, Callable<?> work) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Rate(count / seconds, (system.getProcessCpuTime() - cpu) / 1e3 / count);
    }

    List<EncodedEvent> events(int count) {
        var events = new ArrayList<EncodedEvent>(count);
        for (int i = 0; i < count; i++) {
            events.add(event());
        }
        return events;
    }

    /** About a kilobyte, with the tags of a logged interaction: its own, its session's, its project's. */
    EncodedEvent event() {
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

    /**
     * One event per append, by callers that each wait for an answer before they go on; they are spread over the logs.
     *
     * @return how long each append took, in nanoseconds, the shortest first
     */
    static long[] byManyCallers(List<OpenLog> logs, int callers, List<EncodedEvent> events, boolean conditional)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        var nanos = new long[events.size()];
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < callers; i++) {
            var log = logs.get(i % logs.size());
            work.add(() -> {
                for (int j = next.getAndIncrement(); j < events.size(); j = next.getAndIncrement()) {
                    var event = events.get(j);
                    long start = System.nanoTime();
                    log.append(conditional ? unique(event, log.head()) : Condition.NONE, List.of(event));
                    nanos[j] = System.nanoTime() - start;
                }
                return null;
            });
        }
        together(work);
        Arrays.sort(nanos);
        return nanos;
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

    /** Many events per append, all appends at once. */
    static void inLargeAppends(OpenLog log, List<EncodedEvent> events, int perAppend)
            throws InterruptedException, ExecutionException {
        together(parts(events, perAppend).stream()
                .map(part -> (Callable<Long>) () -> log.append(Condition.NONE, part))
                .toList());
    }

    static List<List<EncodedEvent>> parts(List<EncodedEvent> events, int size) {
        var parts = new ArrayList<List<EncodedEvent>>();
        for (int i = 0; i < events.size(); i += size) {
            parts.add(events.subList(i, Math.min(events.size(), i + size)));
        }
        return parts;
    }

    private static void together(List<? extends Callable<?>> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            work.forEach(each -> running.add(threads.submit(each)));
            for (var each : running) {
                each.get();
            }
        }
    }

    static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
