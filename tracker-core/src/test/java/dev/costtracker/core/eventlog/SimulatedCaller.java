package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Append.ConditionFailed;
import dev.costtracker.core.eventlog.EventCursor.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/** Somebody who reads and appends on a node, one after the other, as {@link OpenLog} lets callers in. */
final class SimulatedCaller {

    private final World world;
    private final Random random;
    private final SimulatedNode node;
    private final History history;
    private final RandomAppends appends;
    private final Incidents incidents;
    private final Habits habits;

    /**
     * What callers do.
     *
     * @param thinking the most they wait between two things, in microseconds
     * @param patience how long they wait for an answer, in microseconds
     * @param appends how often they append
     */
    record Habits(long thinking, long patience, int appends) {}

    SimulatedCaller(
            World world,
            SimulatedNode node,
            History history,
            RandomAppends appends,
            Incidents incidents,
            Habits habits) {
        this.world = world;
        this.random = world.random();
        this.node = node;
        this.history = history;
        this.appends = appends;
        this.incidents = incidents;
        this.habits = habits;
    }

    void run() {
        for (int i = 0; i < habits.appends; i++) {
            world.sleep(world.between(0, habits.thinking));
            if (world.chance(400)) {
                read();
            }
            append();
        }
    }

    private void read() {
        long begun = history.next();
        long head = node.node().head.position();
        var criteria = random.nextBoolean() ? EventCriteria.havingAnyTag() : appends.criteria();
        var filter = EventFilter.of(criteria);
        long from = random.nextBoolean() ? 0 : random.nextLong(head + 1);
        int page = 1 + random.nextInt(8);
        var cursor = random.nextBoolean()
                ? new EventCursor(node.backend(), filter, from, head, page)
                : EventCursor.scanning(node.backend(), filter, from, head, page);
        var found = found(cursor);
        if (found != null) {
            history.read(node.host().toString(), criteria, from, head, found, begun);
        }
    }

    /** What a cursor finds; null if the store does not answer. */
    private static @Nullable List<Found> found(EventCursor cursor) {
        var all = new ArrayList<Found>();
        try {
            for (var found = cursor.next(); found != null; found = cursor.next()) {
                all.add(found);
            }
            return all;
        } catch (LogUnavailable e) {
            return null;
        }
    }

    private void append() {
        var criteria = appends.criteria();
        boolean unconditional = random.nextInt(4) == 0;
        long from = unconditional ? Long.MAX_VALUE : marker(node.node().head.position());
        var events = appends.events();
        if (random.nextBoolean()) {
            world.sleep(world.between(0, habits.thinking));
        }
        var asked = history.ask(node.host().toString(), criteria, from, events);
        try {
            var condition = unconditional ? Condition.NONE : new Condition(EventFilter.of(criteria), from);
            var append = node.node().append(checkedBefore(condition), events.toArray(EncodedEvent[]::new));
            asked.answeredBy(append.done());
            await(append);
        } catch (ConditionFailed e) {
            asked.refused();
            incidents.count(Incident.REFUSED);
        } catch (LogUnavailable e) {
            incidents.count(Incident.GAVE_UP);
        }
    }

    /** Mostly the head, sometimes a little before, sometimes the very beginning. */
    private long marker(long head) {
        return switch (random.nextInt(5)) {
            case 0 -> Math.max(0, head - random.nextInt(20));
            case 1 -> 0;
            default -> head;
        };
    }

    /** As {@link OpenLog} does it. */
    private Condition checkedBefore(Condition condition) throws ConditionFailed {
        long seen = node.node().head.position();
        if (condition.from() >= Math.min(node.node().window.start(), seen)) {
            return condition;
        }
        if (new EventCursor(node.backend(), condition.filter(), condition.from(), seen, 16).next() != null) {
            throw new ConditionFailed();
        }
        return new Condition(condition.filter(), seen);
    }

    private void await(Append append) {
        var answer = world.<Boolean>slot();
        var unused = append.done().whenComplete((end, failure) -> answer.put(failure == null));
        node.submit(append);
        var acknowledged = answer.await(habits.patience);
        if (acknowledged == null) {
            node.withdraw(append);
            incidents.count(Incident.GAVE_UP);
        } else {
            incidents.count(acknowledged ? Incident.ACKNOWLEDGED : Incident.REFUSED);
        }
    }
}
