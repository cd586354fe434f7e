package dev.costtracker.projections.views;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** A view that is folded from a log when a test says so, batch by batch as a projector does it, and read. */
public final class FoldedView implements ViewReader {

    private static final int BATCH = 100;

    private final ViewStore store;
    private final View view;
    private final Generation generation;

    private FoldedView(ViewStore store, View view, Generation generation) {
        this.store = store;
        this.view = view;
        this.generation = generation;
    }

    /** A new generation, ready to be read. */
    public static FoldedView begin(ViewStore store, View view) {
        var generation = store.begin(view, 1);
        store.makeReady(generation);
        return new FoldedView(store, view, generation);
    }

    public Generation generation() {
        return generation;
    }

    /** Folds what the log has got since. */
    public FoldedView follow(EventLog log) {
        return follow(log, () -> BATCH);
    }

    /** Folds what the log has got since, in batches of these sizes. */
    public FoldedView follow(EventLog log, IntSupplier sizes) {
        for (long from = position(); from < log.head(); from = position()) {
            fold(log, sizes.getAsInt());
        }
        return this;
    }

    private static List<LoggedEvent> events(EventLog log, long from, long to) {
        var events = new ArrayList<LoggedEvent>();
        log.readAll(from, to, events::add);
        return events;
    }

    /** Folds the next events, or those of the batch that was broken off. */
    public void fold(EventLog log, int size) {
        var unused = Batch.fold(store, view, generation, next(log, size), log);
    }

    private List<LoggedEvent> next(EventLog log, int size) {
        long from = position();
        return events(log, from, from + size);
    }

    /** Begins to fold them, without writing. */
    public LateBatch late(ViewStore through, EventLog log, int size) {
        return new LateBatch(through, view, generation, next(log, size), log);
    }

    /**
     * Folds one batch.
     *
     * @return whether it is in; another has been faster otherwise, or it was broken off
     */
    public boolean tryFold(EventLog log, int size) {
        try {
            fold(log, size);
            return true;
        } catch (Overtaken | ViewsUnavailable e) {
            return false;
        }
    }

    public long position() {
        return read(view, Snapshot::position);
    }

    @Override
    public <T> T read(View of, Function<Snapshot, T> reader) {
        return store.read(generation, reader);
    }
}
