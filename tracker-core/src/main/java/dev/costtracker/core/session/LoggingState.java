package dev.costtracker.core.session;

import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.pricing.PriceBook;
import dev.costtracker.core.pricing.PricingEvent;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * What logging reads: the lives of the sessions concerned, what is logged under the ids concerned, and the prices.
 *
 * <p>Its maps grow in place while it is read: a batch folds hundreds of events, and nobody else sees it meanwhile.
 */
record LoggingState(Map<SessionId, LifeCycle> lives, Map<InteractionId, KnownInteraction> known, PriceBook prices) {

    static LoggingState with(PriceBook prices) {
        return new LoggingState(new HashMap<>(), new HashMap<>(), prices);
    }

    LoggingState after(DomainEvent event) {
        switch (event) {
            case PricingEvent priced -> {
                return new LoggingState(lives, known, prices.evolve(priced));
            }
            case LifeCycleEvent step -> lives.compute(step.session(), (id, life) -> LifeCycle.after(life, step));
            case InteractionEvent step -> remember(step);
            default -> {
                // Nothing else carries the tags that are read.
            }
        }
        return this;
    }

    private void remember(InteractionEvent event) {
        switch (event) {
            case InteractionLogged logged -> put(known(logged));
            case InteractionAmended amended -> put(known(amended));
            case InteractionVoided voided ->
                Optional.ofNullable(known.get(voided.interaction())).ifPresent(old -> put(old.voided(voided.reason())));
        }
    }

    /** What has to be read besides, to know the session of an interaction. */
    List<Reading> lifeOf(InteractionId interaction, Caller caller) {
        return Stream.ofNullable(known.get(interaction))
                .map(found -> SessionTags.lifeCycle(caller.team(), found.session()))
                .map(tag -> Reading.all(EventCriteria.havingTags(tag)))
                .toList();
    }

    /** Whether the caller may see an interaction and change it, once its session's life is read. */
    boolean isFor(Caller caller, KnownInteraction interaction) {
        var life = lives.get(interaction.session());
        return caller.is(Standing.MANAGER) || (life != null && life.isFor(caller));
    }

    void put(KnownInteraction interaction) {
        interaction.ids().forEach(id -> known.put(id, interaction));
    }

    /** A copy that a decision may go on with. */
    LoggingState copy() {
        return new LoggingState(lives, new HashMap<>(known), prices);
    }

    static KnownInteraction known(InteractionLogged event) {
        return new KnownInteraction(
                event.session(),
                event.project(),
                event.interaction(),
                event.aliases(),
                event.content(),
                event.cost(),
                List.of(),
                null);
    }

    /** By an alias that came later, an interaction is found from the event that brought the alias. */
    KnownInteraction known(InteractionAmended event) {
        var before = Optional.ofNullable(known.get(event.interaction()));
        var earlier = before.map(old -> Stream.concat(old.earlier().stream(), Stream.of(old.content()))
                        .distinct()
                        .filter(content -> !content.equals(event.content()))
                        .toList())
                .orElse(List.of());
        return new KnownInteraction(
                event.session(),
                event.project(),
                event.interaction(),
                event.aliases(),
                event.content(),
                event.cost(),
                earlier,
                null);
    }
}
