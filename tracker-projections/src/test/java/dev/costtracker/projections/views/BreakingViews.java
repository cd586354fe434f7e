package dev.costtracker.projections.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** A store whose next write breaks off within its transaction. */
public final class BreakingViews implements ViewStore {

    /** No store has this table. */
    private static final Table<String> NOWHERE =
            Table.<String>named("nowhere").text("id", id -> id).key().rows(cells -> cells.text("id"));

    private final ViewStore store;
    private long left = Long.MAX_VALUE;

    public BreakingViews(ViewStore store) {
        this.store = store;
    }

    /** The next write breaks off after so many rows, or after all of them. */
    public void breakAfter(long rows) {
        left = rows;
    }

    @Override
    public void write(Generation generation, long from, long to, String lastEvent, List<Change<?>> changes) {
        var broken = new ArrayList<>(changes);
        if (left < Long.MAX_VALUE) {
            broken.add((int) Math.min(left, broken.size()), new Change<>(NOWHERE, RowKey.of("x"), null, "x"));
            left = Long.MAX_VALUE;
        }
        store.write(generation, from, to, lastEvent, broken);
    }

    @Override
    public long settle(Generation generation, long from, long wanted) {
        return store.settle(generation, from, wanted);
    }

    @Override
    public List<Generation> generations() {
        return store.generations();
    }

    @Override
    public Generation begin(View view, int number) {
        return store.begin(view, number);
    }

    @Override
    public void makeReady(Generation generation) {
        store.makeReady(generation);
    }

    @Override
    public void drop(Generation generation, View view) {
        store.drop(generation, view);
    }

    @Override
    public OptionalLong claim(Generation generation, String owner, Duration term) {
        return store.claim(generation, owner, term);
    }

    @Override
    public void release(Generation generation, String owner) {
        store.release(generation, owner);
    }

    @Override
    public boolean isClaimed(Generation generation, Duration term) {
        return store.isClaimed(generation, term);
    }

    @Override
    public <T> T read(Generation generation, Function<Snapshot, T> reader) {
        return store.read(generation, reader);
    }

    @Override
    public <R> Map<RowKey, Stored<R>> load(Generation generation, Table<R> table, Collection<RowKey> keys) {
        return store.load(generation, table, keys);
    }

    @Override
    public void close() {
        store.close();
    }
}
