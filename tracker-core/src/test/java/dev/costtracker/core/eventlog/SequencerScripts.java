package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.FaultyBackend.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Random lives of a log: two nodes append batches with conditions, answers get lost, one comes before the other. Then the
 * history is checked against the plainest reading of the rules.
 */
final class SequencerScripts {

    private static final int WINDOW = 8;
    private static final int STEPS = 6;
    private static final int MOST_APPENDS = 7;
    private static final List<String> THINGS = List.of("a", "b", "c", "d");

    private final long seed;
    private final Random random;
    private final LogBackend store;
    private final long start;
    private final FaultyBackend faulty;
    private final Node node;
    private final Node rival;
    private final List<Asked> asked = new ArrayList<>();

    private SequencerScripts(LogBackend store, long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.store = store;
        this.faulty = new FaultyBackend(store);
        this.node = new Node(faulty, WINDOW, seed);
        this.rival = new Node(store, WINDOW, ~seed);
        this.start = node.head.position();
    }

    /**
     * An append and what it asked for.
     *
     * @param seen from where on nothing may match
     */
    private record Asked(Append append, EventCriteria criteria, long seen, List<EncodedEvent> events) {}

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
        checkHistory();
        checkReads();
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
            var criteria = criteria();
            boolean unconditional = random.nextInt(4) == 0;
            long seen = unconditional ? Long.MAX_VALUE : seen(writer.head.position());
            var events = events();
            var condition = unconditional ? Condition.NONE : new Condition(EventFilter.of(criteria), seen);
            var append = writer.append(condition, events.toArray(EncodedEvent[]::new));
            asked.add(new Asked(append, criteria, seen, events));
            batch.add(append);
        }
        writer.write(batch.toArray(Append[]::new));
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

    private EventCriteria criteria() {
        var alternatives = new HashSet<EventCriteria>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            alternatives.add(alternative());
        }
        return EventCriteria.either(alternatives);
    }

    private EventCriteria alternative() {
        var tags = new HashSet<Tag>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.add(Samples.on(thing()));
        }
        var having = EventCriteria.havingTags(tags);
        return switch (random.nextInt(3)) {
            case 0 -> having.andBeingOneOfTypes(new QualifiedName("sample.Closed"));
            case 1 -> having.andBeingOneOfTypes(new QualifiedName("sample.Noted"), new QualifiedName("sample.Closed"));
            default -> having;
        };
    }

    private List<EncodedEvent> events() {
        var events = new ArrayList<EncodedEvent>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            events.add(random.nextInt(4) == 0 ? Samples.closed(thing()) : Samples.noted("n", thing(), thing()));
        }
        return events;
    }

    private String thing() {
        return THINGS.get(random.nextInt(THINGS.size()));
    }

    private record Event(String type, Set<Tag> tags, EncodedEvent bytes) {}

    private List<Event> history() {
        var events = new ArrayList<Event>();
        var cursor = new EventCursor(store, EventFilter.everything(), start, node.head.position(), 7);
        for (var found = cursor.next(); found != null; found = cursor.next()) {
            assertThat(found.position()).as("seed %d", seed).isEqualTo(start + events.size());
            events.add(new Event(found.event().type(), found.event().tags(), found.event()));
        }
        return events;
    }

    private void checkHistory() {
        var history = history();
        long acknowledged = 0;
        for (var each : asked) {
            if (Node.failed(each.append.done())) {
                assertThat(matches(history, each.criteria, each.seen, start + history.size()))
                        .as("seed %d: %s after %d failed on something", seed, each.criteria, each.seen)
                        .isTrue();
            } else {
                long end = each.append.done().resultNow();
                long first = end - each.events.size();
                acknowledged += each.events.size();
                assertThat(matches(history, each.criteria, each.seen, first))
                        .as("seed %d: %s after %d and before %d", seed, each.criteria, each.seen, first)
                        .isFalse();
                for (int i = 0; i < each.events.size(); i++) {
                    assertThat(history.get((int) (first - start) + i).bytes.bytes())
                            .as("seed %d: the event at %d", seed, first + i)
                            .isEqualTo(each.events.get(i).bytes());
                }
            }
        }
        assertThat((long) history.size()).as("seed %d: nothing twice", seed).isEqualTo(acknowledged);
    }

    private boolean matches(List<Event> history, EventCriteria criteria, long from, long to) {
        for (long position = from; position < to; position++) {
            var event = history.get((int) (position - start));
            if (criteria.matches(new QualifiedName(event.type), event.tags)) {
                return true;
            }
        }
        return false;
    }

    private void checkReads() {
        var history = history();
        for (int i = 0; i < 3; i++) {
            var criteria = criteria();
            long from = start + random.nextInt(history.size() + 1);
            long to = from + random.nextInt((int) (start + history.size() - from) + 1);
            var cursor = new EventCursor(store, EventFilter.of(criteria), from, to, 1 + random.nextInt(4));
            for (long position = from; position < to; position++) {
                if (matches(history, criteria, position, position + 1)) {
                    var found = cursor.next();
                    assertThat(found)
                            .as("seed %d: %s at %d", seed, criteria, position)
                            .isNotNull();
                    assertThat(found.position())
                            .as("seed %d: %s", seed, criteria)
                            .isEqualTo(position);
                }
            }
            assertThat(cursor.next())
                    .as("seed %d: %s in [%d, %d)", seed, criteria, from, to)
                    .isNull();
        }
    }
}
