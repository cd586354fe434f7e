package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.pricing.PriceBook;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.SessionRejection.InteractionNotFound;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** Decides {@link VoidInteraction}: once void, for ever void. */
public final class VoidInteractionHandler implements Decision<VoidInteraction, LoggingState, KnownInteraction> {

    @Override
    public Class<VoidInteraction> command() {
        return VoidInteraction.class;
    }

    @Override
    public LoggingState begin(VoidInteraction command) {
        return LoggingState.with(PriceBook.EMPTY);
    }

    @Override
    public List<Reading> reads(VoidInteraction command, LoggingState state) {
        var tag = SessionTags.interaction(command.caller().team(), command.interaction());
        return List.of(Reading.all(EventCriteria.havingTags(tag)));
    }

    /** Who may change it is who may change its session. */
    @Override
    public List<Reading> readsThen(VoidInteraction command, LoggingState state) {
        return state.lifeOf(command.interaction(), command.caller());
    }

    @Override
    public LoggingState evolve(LoggingState state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decided<KnownInteraction> decide(VoidInteraction command, LoggingState state) {
        return decideVoid(command, state);
    }

    static Decided<KnownInteraction> decideVoid(VoidInteraction command, LoggingState state) {
        var known = Optional.ofNullable(state.known().get(command.interaction()))
                .filter(found -> state.isFor(command.caller(), found))
                .orElseThrow(() -> new InteractionNotFound(command.interaction()));
        if (known.isVoid()) {
            return Decided.nothing(known);
        }
        var voided = new InteractionVoided(
                command.caller().team(),
                known.session(),
                known.project(),
                known.id(),
                known.aliases(),
                command.reason());
        return Decided.that(known.voided(command.reason()), voided);
    }
}
