package dev.costtracker.core.command;

import dev.costtracker.core.eventlog.DomainEvent;
import java.util.List;

/**
 * The rule for one kind of command: what it reads, what it remembers of that, what it decides.
 *
 * <p>What is read is also what may not have changed until the events are appended; if it has, the rule is run again.
 *
 * @param <C> the command
 * @param <S> the state: no more than the decision reads
 * @param <R> what the sender is told
 */
public interface Decision<C extends Record, S, R> {

    /** The kind of command this is the rule for. */
    Class<C> command();

    /**
     * What must not have happened, nor may until the append: if anything is found there, the command is decided again from
     * the beginning. For what a rule knows without reading it, up to the position from which it is looked for.
     */
    default List<Reading> restsOn(C command) {
        return List.of();
    }

    /** The state before anything was read. */
    S begin(C command);

    /** What has to be read, in this order. */
    List<Reading> reads(C command, S state);

    /** What has to be read besides, as the first reading shows. */
    default List<Reading> readsThen(C command, S state) {
        return List.of();
    }

    /** The state after one more event; never rejects. */
    S evolve(S state, DomainEvent event);

    /**
     * What follows from the command; pure.
     *
     * @throws dev.costtracker.core.Rejection if the domain refuses it
     */
    Decided<R> decide(C command, S state);

    /** Told once everything is read, so that a rule can remember what it need not read again. */
    default void remember(S state, long head) {}
}
