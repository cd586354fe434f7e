package dev.costtracker.projections.views;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.util.List;

/** A batch that is folded in three steps, so that others can write in between; what a paused projector does when it wakes up. */
public final class LateBatch {

    private final ViewStore store;
    private final View view;
    private final Generation generation;
    private final List<LoggedEvent> events;
    private final Batch batch;
    private List<Change<?>> changes = List.of();

    /** The first step: reads the rows that the fold asks for. */
    LateBatch(ViewStore store, View view, Generation generation, List<LoggedEvent> events, EventLog log) {
        this.store = store;
        this.view = view;
        this.generation = generation;
        this.events = Batch.settled(store, generation, events, log);
        this.batch = new Batch(store, generation);
        view.fold(this.events, batch);
    }

    /** The second: reads the rows that nobody asked for before. */
    public LateBatch takeEffect() {
        changes = batch.changes(view.tables());
        return this;
    }

    /**
     * The third: writes.
     *
     * @return whether it did; another has been faster otherwise, or it was broken off
     */
    public boolean write() {
        try {
            long to = events.getLast().position() + 1;
            store.write(
                    generation,
                    events.getFirst().position(),
                    to,
                    events.getLast().id(),
                    changes);
            return true;
        } catch (Overtaken | ViewsUnavailable e) {
            return false;
        }
    }
}
