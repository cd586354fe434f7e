package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Decides {@link LogInteractions}. It never reads the other interactions of a session, so that none slows the next. */
public final class LogInteractionsHandler implements Decision<LogInteractions, PricedState, List<LoggingResult>> {

    private final CurrentPrices prices;

    public LogInteractionsHandler(CurrentPrices prices) {
        this.prices = prices;
    }

    @Override
    public Class<LogInteractions> command() {
        return LogInteractions.class;
    }

    @Override
    public PricedState begin(LogInteractions command) {
        return PricedState.at(prices.known());
    }

    @Override
    public List<Reading> reads(LogInteractions command, PricedState state) {
        Set<Tag> tags = new HashSet<>();
        for (var item : command.items()) {
            tags.add(SessionTags.lifeCycle(command.caller().team(), item.session()));
            item.ids()
                    .forEach(id ->
                            tags.add(SessionTags.interaction(command.caller().team(), id)));
        }
        var criteria = EventCriteria.either(
                tags.stream().<EventCriteria>map(EventCriteria::havingTags).toList());
        return List.of(Reading.all(criteria), state.pricesSince());
    }

    /**
     * An amendment may move a request that another session has; its end then counts. And what another member has logged is
     * not shown, nor amended.
     */
    @Override
    public List<Reading> readsThen(LogInteractions command, PricedState state) {
        var logging = state.logging();
        var sessions = new HashSet<SessionId>();
        for (var item : command.items()) {
            if (item.onConflict() == OnConflict.AMEND || !command.caller().is(Standing.MANAGER)) {
                item.ids()
                        .map(logging.known()::get)
                        .flatMap(Stream::ofNullable)
                        .map(KnownInteraction::session)
                        .filter(session -> !logging.lives().containsKey(session))
                        .forEach(sessions::add);
            }
        }
        return sessions.isEmpty() ? List.of() : List.of(lives(command, sessions));
    }

    private static Reading lives(LogInteractions command, Set<SessionId> sessions) {
        return Reading.all(EventCriteria.either(sessions.stream()
                .<EventCriteria>map(session -> EventCriteria.havingTags(
                        SessionTags.lifeCycle(command.caller().team(), session)))
                .toList()));
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
    public Decided<List<LoggingResult>> decide(LogInteractions command, PricedState state) {
        return decideAll(command, state.logging());
    }

    static Decided<List<LoggingResult>> decideAll(LogInteractions command, LoggingState state) {
        var step = new LoggingStep(command.caller(), state.copy(), command.dryRun());
        var results = new ArrayList<LoggingResult>();
        for (var item : command.items()) {
            results.add(step.decide(item));
        }
        return new Decided<>(results, command.dryRun() ? List.of() : step.events());
    }
}
