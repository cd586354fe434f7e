package dev.costtracker.core.session;

import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.SessionRejection.SessionNotFound;
import dev.costtracker.core.team.Caller;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** How the rules of the life cycle read it. */
final class LifeCycleReading {

    private LifeCycleReading() {}

    static List<Reading> of(Caller caller, SessionId session) {
        return List.of(Reading.all(EventCriteria.havingTags(SessionTags.lifeCycle(caller.team(), session))));
    }

    static Optional<LifeCycle> evolve(Optional<LifeCycle> life, DomainEvent event) {
        return event instanceof LifeCycleEvent step
                ? Optional.ofNullable(LifeCycle.after(life.orElse(null), step))
                : life;
    }

    /** The life of a session that the caller may see; another's is not there for them. */
    static LifeCycle require(Caller caller, Optional<LifeCycle> life, SessionId session) {
        return life.filter(found -> found.isFor(caller)).orElseThrow(() -> new SessionNotFound(session));
    }
}
