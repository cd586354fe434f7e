package dev.costtracker.projections.views;

import java.util.Optional;
import java.util.function.Predicate;

/** A view as it was at one position of the log, whatever is written to it meanwhile. */
public interface Snapshot {

    /** Everything below it is counted, and nothing else. */
    long position();

    /** The row under a key, if there is one. */
    <R> Optional<R> find(Table<R> table, RowKey key);

    /** Hands rows to a taker until it answers that it has enough, by {@code false}. */
    <R> void each(Select<R> select, Predicate<R> taker);
}
