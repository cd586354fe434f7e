package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.EventCursor.Found;
import dev.costtracker.core.eventlog.FaultyBackend.Step;
import dev.costtracker.core.eventlog.History.Answer;
import dev.costtracker.core.eventlog.History.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random lives of a log: two nodes append batches with conditions, answers get lost, one comes before the other. Then the
 * history is checked against the plainest reading of the rules.
 */
final class SequencerScripts {

    private static final int WINDOW = 8;
    private static final int STEPS = 6;
    private static final int MOST_APPENDS = 7;

    private final long seed;
    private final Random random;
    private final RandomAppends appends;
    private final LogBackend store;
    private final long start;
    private final FaultyBackend faulty;
    private final Node node;
    private final Node rival;
    private final History history = new History();

    private SequencerScripts(LogBackend store, long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.appends = new RandomAppends(random);
        this.store = store;
        this.faulty = new FaultyBackend(store);
        this.node = new Node(faulty, WINDOW, seed);
        this.rival = new Node(store, WINDOW, ~seed);
        this.start = node.head.position();
    }

    /** Runs one script on a store, which may hold the events of others. */
    static void run(LogBackend store, long seed) {
        new SequencerScripts(store, seed).run();
    }

    private void run() {
        for (int step = 0; step < STEPS; step++) {
            for (int fault = random.nextInt(3); fault > 0; fault--) {
                faulty.then(fault());
            }
            faulty.thenUnreadable(random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0);
            write(node);
        }
        faulty.thenUnreadable(0);
        node.follow();
        read();
        assertThat(history.asked())
                .extracting(Asked::answer)
                .as("seed %d", seed)
                .doesNotContain(Answer.UNKNOWN);
        assertThat(HistoryCheck.violations(history, start, log()))
                .as("seed %d", seed)
                .isEmpty();
    }

    private Step fault() {
        return switch (random.nextInt(5)) {
            case 0 -> Step.LOST_BEFORE_WRITE;
            case 1 -> Step.LOST_AFTER_WRITE;
            case 2 -> Step.LOST_HALFWAY;
            case 3 -> Step.FINE;
            default ->
                Step.after(() -> {
                    rival.follow();
                    write(rival);
                });
        };
    }

    private void write(Node writer) {
        var batch = new ArrayList<Append>();
        for (int i = 1 + random.nextInt(MOST_APPENDS); i > 0; i--) {
            batch.add(append(writer));
        }
        writer.write(batch.toArray(Append[]::new));
    }

    private Append append(Node writer) {
        var criteria = appends.criteria();
        boolean unconditional = random.nextInt(4) == 0;
        long seen = unconditional ? Long.MAX_VALUE : seen(writer.head.position());
        var events = appends.events();
        var condition = unconditional ? Condition.NONE : new Condition(EventFilter.of(criteria), seen);
        var append = writer.append(condition, events.toArray(EncodedEvent[]::new));
        history.ask(writer == node ? "node" : "rival", criteria, seen, events).answeredBy(append.done());
        return append;
    }

    /** Mostly the head, sometimes around the edge of the window, sometimes the script's very beginning. */
    private long seen(long head) {
        return switch (random.nextInt(4)) {
            case 0 -> Math.max(start, head - random.nextInt(3));
            case 1 -> Math.max(start, head - WINDOW + random.nextInt(3) - 1);
            case 2 -> start;
            default -> head;
        };
    }

    private List<EncodedEvent> log() {
        return found(EventFilter.everything(), start, node.head.position(), 7).stream()
                .map(Found::event)
                .toList();
    }

    private List<Found> found(EventFilter filter, long from, long to, int page) {
        var found = new ArrayList<Found>();
        var cursor = new EventCursor(store, filter, from, to, page);
        for (var next = cursor.next(); next != null; next = cursor.next()) {
            found.add(next);
        }
        return found;
    }

    private void read() {
        int head = (int) (node.head.position() - start);
        for (int i = 0; i < 3; i++) {
            var criteria = appends.criteria();
            long begun = history.next();
            int from = random.nextInt(head + 1);
            int to = from + random.nextInt(head - from + 1);
            var found = found(EventFilter.of(criteria), start + from, start + to, 1 + random.nextInt(4));
            history.read("reader-" + i, criteria, start + from, start + to, found, begun);
        }
    }
}
