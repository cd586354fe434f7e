package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.noted;
import static dev.costtracker.core.eventlog.Samples.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.Append.ConditionFailed;
import dev.costtracker.core.eventlog.History.Answer;
import dev.costtracker.core.eventlog.History.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
    private final History history = new History();

    private Rivals(List<OpenLog> logs, int appends) {
        this.logs = logs;
        this.appends = appends;
    }

    /** Lets two callers of each log, which must be empty at first, append so many times. */
    static void run(List<OpenLog> logs, int appends) throws Exception {
        var rivals = new Rivals(logs, appends);
        rivals.append();
        rivals.check();
    }

    private void append() throws Exception {
        var callers = new ArrayList<Callable<Object>>();
        for (int i = 0; i < logs.size() * CALLERS; i++) {
            int caller = i;
            callers.add(Executors.callable(() -> append(caller)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(callers)) {
                each.get();
            }
        }
    }

    private void append(int caller) {
        var random = new Random(caller);
        int node = caller % logs.size();
        for (int i = 0; i < appends; i++) {
            append(logs.get(node), "node-" + node, caller + "-" + i, THINGS.get(random.nextInt(THINGS.size())));
        }
    }

    private void append(OpenLog log, String node, String text, String thing) {
        var events = List.of(noted(text, thing));
        var criteria = EventCriteria.havingTags(on(thing));
        long seen = log.head();
        var asked = history.ask(node, criteria, seen, events);
        try {
            asked.acknowledged(log.append(Node.none(criteria, seen), events));
        } catch (ConditionFailed e) {
            asked.refused();
        }
    }

    private void check() throws InterruptedException {
        assertThat(history.asked()).extracting(Asked::answer).contains(Answer.REFUSED);
        long end = history.asked().stream().mapToLong(Asked::end).max().orElseThrow();
        for (var log : logs) {
            assertThat(log.awaitHead(end, Duration.ofSeconds(20))).isTrue();
            assertThat(log.verify(position -> {})).isEqualTo(end);
        }
        assertThat(HistoryCheck.violations(history, 0, events(logs.getFirst()))).isEmpty();
    }

    private static List<EncodedEvent> events(OpenLog log) {
        var events = new ArrayList<EncodedEvent>();
        var cursor = log.scan(EventFilter.everything(), 0, log.head());
        for (var found = cursor.next(); found != null; found = cursor.next()) {
            events.add(found.event());
        }
        return events;
    }
}
