package dev.costtracker.projections.views;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Where views are kept: by one node alone, or by several that share it.
 *
 * <p>All methods throw {@link ViewsUnavailable} if the store does not answer.
 */
public interface ViewStore extends AutoCloseable {

    /** Every generation of every view, in order of their numbers. */
    List<Generation> generations();

    /** Begins a new generation of a view, empty, at position 0; if another node has just begun it, takes that one. */
    Generation begin(View view, int number);

    /** From now on it answers, unless a later one does. */
    void makeReady(Generation generation);

    /** Throws it away. */
    void drop(Generation generation, View view);

    /**
     * Claims the right to fold a generation, or extends it.
     *
     * @param owner who claims it, unique
     * @param term how long the claim holds without being extended, by the store's clock
     * @return the generation's position; empty if another has it, or if it is gone
     */
    OptionalLong claim(Generation generation, String owner, Duration term);

    /** Gives a claim back; does nothing if another has it. */
    void release(Generation generation, String owner);

    /** Whether somebody has a claim that holds. */
    boolean isClaimed(Generation generation, Duration term);

    /**
     * Reads a generation as it is at one position.
     *
     * @param reader may be called more than once
     */
    <T> T read(Generation generation, Function<Snapshot, T> reader);

    /** Rows as they were last written, to be folded; those that are not there are left out. */
    <R> Map<RowKey, Stored<R>> load(Generation generation, Table<R> table, Collection<RowKey> keys);

    /**
     * Settles where the next batch ends, before anything of it is written: one that was broken off half-way is to be repeated as it
     * was, so that nobody sees a part of it.
     *
     * @param from the generation's position
     * @param wanted where it would end if none was broken off
     * @return where it ends, beyond {@code from}
     * @throws Overtaken if the generation is not at that position
     */
    long settle(Generation generation, long from, long wanted);

    /**
     * Writes what a batch has changed, and the position reached: both or none, as readers and the next batch see it.
     *
     * @param from the generation's position before
     * @param to its position afterwards, as settled
     * @param lastEvent the id of the event just below
     * @param changes in the order of the view's tables
     * @throws Overtaken if another node has written since the rows were loaded; the batch is of no use then
     */
    void write(Generation generation, long from, long to, String lastEvent, List<Change<?>> changes);

    @Override
    void close();
}
