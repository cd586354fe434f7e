package dev.costtracker.core.command;

import dev.costtracker.core.eventlog.DomainEvent;
import java.util.List;

/**
 * The outcome of a decision.
 *
 * @param result what the sender is told
 * @param events what happened, appended as one; empty if the command has already had its effect
 */
public record Decided<R>(R result, List<DomainEvent> events) {

    public Decided {
        events = List.copyOf(events);
    }

    /** Something happened. */
    public static <R> Decided<R> that(R result, DomainEvent event) {
        return new Decided<>(result, List.of(event));
    }

    /** Nothing had to happen. */
    public static <R> Decided<R> nothing(R result) {
        return new Decided<>(result, List.of());
    }
}
