package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.session.InteractionEvent;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.LifeCycleEvent;
import dev.costtracker.core.session.SessionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * The life and the sums of every session that carries a tag.
 *
 * <p>Its memory grows with the sessions and with the interactions that were changed, not with all interactions: a project
 * may have millions. What was changed is first counted as logged and then corrected in a second reading.
 */
final class SessionsFold {

    private final Map<SessionId, LifeCycle> lives = new LinkedHashMap<>();
    private final Map<SessionId, Tally> tallies = new HashMap<>();
    private final Map<InteractionId, InteractionEvent> changes = new HashMap<>();

    private SessionsFold() {}

    static SessionsFold of(EventLog log, Tag tag, long to) {
        var fold = new SessionsFold();
        log.read(tag, 0, to, fold::apply);
        if (!fold.changes.isEmpty()) {
            log.read(tag, 0, to, fold::takeBackIfChanged);
            fold.changes.values().forEach(fold::countAsChanged);
        }
        return fold;
    }

    Collection<LifeCycle> lives() {
        return lives.values();
    }

    Optional<LifeCycle> life(SessionId session) {
        return Optional.ofNullable(lives.get(session));
    }

    Tally tally(SessionId session) {
        return tallies.getOrDefault(session, Tally.NONE);
    }

    private void apply(LoggedEvent event) {
        switch (event.payload()) {
            case LifeCycleEvent e ->
                lives.compute(e.session(), (id, life) -> LifeCycle.evolve(life, event.position(), e));
            case InteractionLogged e -> add(e.session(), Tally.of(e.content().usage(), e.cost()));
            case InteractionEvent e -> changes.merge(e.interaction(), e, SessionsFold::later);
            default -> {} // other features may share the tag
        }
    }

    private static InteractionEvent later(InteractionEvent before, InteractionEvent after) {
        return before instanceof InteractionVoided ? before : after;
    }

    private void takeBackIfChanged(LoggedEvent event) {
        if (event.payload() instanceof InteractionLogged e && changes.containsKey(e.interaction())) {
            tallies.computeIfPresent(
                    e.session(), (id, tally) -> tally.minus(Tally.of(e.content().usage(), e.cost())));
        }
    }

    private void countAsChanged(InteractionEvent change) {
        if (change instanceof InteractionAmended e) {
            add(e.session(), Tally.of(e.content().usage(), e.cost()));
        }
    }

    private void add(SessionId session, Tally tally) {
        tallies.merge(session, tally, Tally::plus);
    }
}
