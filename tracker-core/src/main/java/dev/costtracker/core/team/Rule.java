package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * A decision of this feature: what it reads is all that bears some tags.
 *
 * @param start the state before anything was read
 * @param tags under which it reads
 * @param step the state after one more event
 * @param rule what follows; pure
 */
record Rule<C extends Record, S, R>(
        Class<C> command,
        Function<C, S> start,
        Function<C, List<Tag>> tags,
        BiFunction<S, TeamEvent, S> step,
        BiFunction<C, S, Decided<R>> rule)
        implements Decision<C, S, R> {

    @Override
    public S begin(C command) {
        return start.apply(command);
    }

    @Override
    public List<Reading> reads(C command, S state) {
        return List.of(Reading.all(EventCriteria.either(tags.apply(command).stream()
                .<EventCriteria>map(EventCriteria::havingTags)
                .toList())));
    }

    @Override
    public S evolve(S state, DomainEvent event) {
        return event instanceof TeamEvent e ? step.apply(state, e) : state;
    }

    @Override
    public Decided<R> decide(C command, S state) {
        return rule.apply(command, state);
    }
}
