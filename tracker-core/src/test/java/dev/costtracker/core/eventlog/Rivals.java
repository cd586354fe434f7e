package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.noted;
import static dev.costtracker.core.eventlog.Samples.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.Append.ConditionFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * Several logs on one store, all appending at once to the same few things, each only if nothing came to the thing
 * meanwhile; then the history is checked.
 */
final class Rivals {

    private static final List<String> THINGS = List.of("a", "b", "c");
    private static final int CALLERS = 2;

    private final List<OpenLog> logs;
    private final int appends;

    private Rivals(List<OpenLog> logs, int appends) {
        this.logs = logs;
        this.appends = appends;
    }

    /**
     * An append that was asked for.
     *
     * @param text unique, so that it can be found in the log
     * @param end the position after it; -1 if it was refused
     * @param started when it was asked for, and ended when it was answered, in nanoseconds
     */
    private record Asked(String text, String thing, long seen, long end, long started, long ended) {

        boolean refused() {
            return end < 0;
        }
    }

    /** An event of the log, all of which are notes on one thing. */
    private record Entry(String text, String thing) {}

    /** Lets two callers of each log, which must be empty at first, append so many times. */
    static void run(List<OpenLog> logs, int appends) throws Exception {
        var rivals = new Rivals(logs, appends);
        rivals.check(rivals.append());
    }

    private List<Asked> append() throws Exception {
        var callers = new ArrayList<Callable<List<Asked>>>();
        for (int i = 0; i < logs.size() * CALLERS; i++) {
            int caller = i;
            callers.add(() -> append(logs.get(caller % logs.size()), caller));
        }
        var asked = new ArrayList<Asked>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(callers)) {
                asked.addAll(each.get());
            }
        }
        return asked;
    }

    private List<Asked> append(OpenLog log, int caller) {
        var random = new Random(caller);
        return IntStream.range(0, appends)
                .mapToObj(i -> append(log, caller + "-" + i, THINGS.get(random.nextInt(THINGS.size()))))
                .toList();
    }

    private static Asked append(OpenLog log, String text, String thing) {
        long started = System.nanoTime();
        long seen = log.head();
        long end;
        try {
            var none = Node.none(EventCriteria.havingTags(on(thing)), seen);
            end = log.append(none, List.of(noted(text, thing)));
        } catch (ConditionFailed e) {
            end = -1;
        }
        return new Asked(text, thing, seen, end, started, System.nanoTime());
    }

    private void check(List<Asked> asked) throws InterruptedException {
        var acknowledged = asked.stream().filter(each -> !each.refused()).toList();
        assertThat(asked).as("there were conflicts").hasSizeGreaterThan(acknowledged.size());
        for (var log : logs) {
            assertThat(log.awaitHead(acknowledged.size(), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(log.verify(position -> {})).isEqualTo(acknowledged.size());
        }
        var history = history(logs.getFirst());
        assertThat(history).as("nothing twice, nothing that was refused").hasSameSizeAs(acknowledged);
        for (var each : asked) {
            if (each.refused()) {
                assertThat(touched(history, each.thing, each.seen, history.size()))
                        .as("%s was refused for a reason", each)
                        .isTrue();
            } else {
                int position = Math.toIntExact(each.end - 1);
                assertThat(history.get(position)).isEqualTo(new Entry(each.text, each.thing));
                assertThat(touched(history, each.thing, each.seen, position))
                        .as("%s was in time", each)
                        .isFalse();
            }
        }
        checkOrder(acknowledged);
    }

    /** What was answered before something else was asked for stands before it. */
    private static void checkOrder(List<Asked> acknowledged) {
        for (var one : acknowledged) {
            for (var other : acknowledged) {
                if (one.ended - other.started < 0) {
                    assertThat(one.end).as("%s before %s", one, other).isLessThan(other.end);
                }
            }
        }
    }

    private static List<Entry> history(OpenLog log) {
        var history = new ArrayList<Entry>();
        log.readAll(0, Long.MAX_VALUE, event -> {
            assertThat(event.position()).isEqualTo(history.size());
            var noted = (Samples.Noted) event.payload();
            history.add(new Entry(noted.text(), noted.things().getFirst()));
        });
        return history;
    }

    private static boolean touched(List<Entry> history, String thing, long from, long to) {
        return history.subList(Math.toIntExact(from), Math.toIntExact(to)).stream()
                .anyMatch(entry -> entry.thing.equals(thing));
    }
}
