package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.SessionRejection.InteractionIsVoid;
import dev.costtracker.core.session.SessionRejection.InteractionNotFound;
import dev.costtracker.core.session.SessionRejection.SessionHasEnded;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** Decides {@link AmendInteraction}: new content replaces the old, which stays in the log. */
public final class AmendInteractionHandler implements Decision<AmendInteraction, PricedState, KnownInteraction> {

    private final CurrentPrices prices;

    public AmendInteractionHandler(CurrentPrices prices) {
        this.prices = prices;
    }

    @Override
    public Class<AmendInteraction> command() {
        return AmendInteraction.class;
    }

    @Override
    public PricedState begin(AmendInteraction command) {
        return PricedState.at(prices.known());
    }

    @Override
    public List<Reading> reads(AmendInteraction command, PricedState state) {
        var tag = SessionTags.interaction(command.caller().team(), command.interaction());
        return List.of(Reading.all(EventCriteria.havingTags(tag)), state.pricesSince());
    }

    @Override
    public List<Reading> readsThen(AmendInteraction command, PricedState state) {
        return state.logging().lifeOf(command.interaction(), command.caller());
    }

    @Override
    public PricedState evolve(PricedState state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public void remember(PricedState state, long head) {
        prices.remember(state.logging().prices(), head);
    }

    @Override
    public Decided<KnownInteraction> decide(AmendInteraction command, PricedState state) {
        return decideAmendment(command, state.logging());
    }

    static Decided<KnownInteraction> decideAmendment(AmendInteraction command, LoggingState state) {
        var known = Optional.ofNullable(state.known().get(command.interaction()))
                .filter(found -> state.isFor(command.caller(), found))
                .orElseThrow(() -> new InteractionNotFound(command.interaction()));
        if (known.isVoid()) {
            throw new InteractionIsVoid(known.id());
        }
        var content = command.timed()
                ? command.content()
                : command.content().at(known.content().occurredAt());
        if (content.equals(known.content())) {
            return Decided.nothing(known);
        }
        if (!content.occurredAt().equals(known.content().occurredAt())) {
            LifeCycle.endedBefore(state.lives().get(known.session()), content.occurredAt())
                    .ifPresent(end -> {
                        throw new SessionHasEnded(known.session(), end);
                    });
        }
        var amendment = Amendment.of(known, content, state.prices());
        var amended = new InteractionAmended(
                command.caller().team(),
                known.session(),
                known.project(),
                known.id(),
                known.aliases(),
                amendment.content(),
                amendment.cost(),
                command.reason());
        return Decided.that(state.known(amended), amended);
    }
}
