package dev.costtracker.projections.views;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a few events concern, in memory, until all are folded.
 *
 * <p>A row takes an event only if it has not taken it before: where a batch was broken off half-way, some have.
 */
public final class Batch {

    private final ViewStore store;
    private final Generation generation;
    private final Map<Table<?>, Rows<?>> tables = new HashMap<>();

    /** A change that waits until all events have been folded. */
    private record Effect<R>(long position, RowChange<R> change) {}

    Batch(ViewStore store, Generation generation) {
        this.store = store;
        this.generation = generation;
    }

    /**
     * Folds events that follow each other, the first of them at the generation's position, and writes what that makes of it; fewer
     * or more of them, if a batch was broken off before.
     *
     * @param log where further events are
     * @return the position reached
     */
    static long fold(ViewStore store, View view, Generation generation, List<LoggedEvent> events, EventLog log) {
        var settled = settled(store, generation, events, log);
        var batch = new Batch(store, generation);
        view.fold(settled, batch);
        long from = settled.getFirst().position();
        long to = settled.getLast().position() + 1;
        store.write(generation, from, to, settled.getLast().id(), batch.changes(view.tables()));
        return to;
    }

    static List<LoggedEvent> settled(ViewStore store, Generation generation, List<LoggedEvent> events, EventLog log) {
        long from = events.getFirst().position();
        long end = events.getLast().position() + 1;
        long to = store.settle(generation, from, end);
        if (to <= end) {
            return events.subList(0, Math.toIntExact(to - from));
        }
        var more = new ArrayList<>(events);
        log.readAll(end, to, more::add);
        if (more.size() < to - from) {
            throw new ViewsUnavailable(
                    "another node has known %d events, this one knows %d so far".formatted(to, from + more.size()));
        }
        return more;
    }

    /** Loads rows at once; those that are not asked for here are loaded one by one. */
    public <R> void load(Table<R> table, Collection<RowKey> keys) {
        rows(table).load(keys);
    }

    /** The row under a key as it is now, if there is one. */
    public <R> Optional<R> find(Table<R> table, RowKey key) {
        return Optional.ofNullable(rows(table).at(key).row);
    }

    /** Whether the row under a key, there or not, has not taken the event at a position yet. */
    public boolean takes(Table<?> table, RowKey key, long position) {
        return rows(table).at(key).taken <= position;
    }

    /**
     * Changes the row under a key by the event at a position, unless it has taken that one already.
     *
     * @param change from the row, null if there is none yet, to the new one
     */
    public <R> void change(Table<R> table, RowKey key, long position, RowChange<R> change) {
        rows(table).at(key).change(position, change);
    }

    /** Changes a row once all events have been folded, so that all such rows are loaded at once; for those that nobody reads before. */
    public <R> void changeLater(Table<R> table, RowKey key, long position, RowChange<R> change) {
        rows(table).effects.computeIfAbsent(key, k -> new ArrayList<>()).add(new Effect<>(position, change));
    }

    /** What has changed, in the order of the tables. */
    List<Change<?>> changes(List<Table<?>> order) {
        var changes = new ArrayList<Change<?>>();
        for (var table : order) {
            var rows = tables.get(table);
            if (rows != null) {
                rows.takeEffect();
                rows.addChanges(changes);
            }
        }
        return changes;
    }

    @SuppressWarnings("unchecked") // a table's rows are put there under it
    private <R> Rows<R> rows(Table<R> table) {
        return (Rows<R>) tables.computeIfAbsent(table, t -> new Rows<>(t));
    }

    /** The rows of one table. */
    private final class Rows<R> {

        private final Table<R> table;
        private final Map<RowKey, Entry<R>> entries = new LinkedHashMap<>();
        private final Map<RowKey, List<Effect<R>>> effects = new LinkedHashMap<>();

        Rows(Table<R> table) {
            this.table = table;
        }

        void load(Collection<RowKey> keys) {
            Set<RowKey> missing = new HashSet<>(keys);
            missing.removeAll(entries.keySet());
            if (!missing.isEmpty()) {
                var loaded = store.load(generation, table, missing);
                missing.forEach(key -> entries.put(key, new Entry<>(loaded.get(key))));
            }
        }

        Entry<R> at(RowKey key) {
            var entry = entries.get(key);
            if (entry == null) {
                entry = new Entry<>(store.load(generation, table, List.of(key)).get(key));
                entries.put(key, entry);
            }
            return entry;
        }

        void takeEffect() {
            load(effects.keySet());
            effects.forEach((key, waiting) -> {
                var entry = at(key);
                waiting.forEach(effect -> entry.change(effect.position, effect.change));
            });
            effects.clear();
        }

        void addChanges(List<Change<?>> changes) {
            entries.forEach((key, entry) -> {
                if (entry.changed && entry.row != null) {
                    changes.add(new Change<>(table, key, entry.before, entry.row));
                }
            });
        }
    }

    /** One row. */
    private static final class Entry<R> {

        private final @Nullable Stored<R> before;
        private final long taken;
        private @Nullable R row;
        private boolean changed;

        Entry(@Nullable Stored<R> before) {
            this.before = before;
            this.taken = before == null ? 0 : before.position();
            this.row = before == null ? null : before.row();
        }

        void change(long position, RowChange<R> change) {
            if (taken <= position) {
                row = change.of(row);
                changed = true;
            }
        }
    }
}
