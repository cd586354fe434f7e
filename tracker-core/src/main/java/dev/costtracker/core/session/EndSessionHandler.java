package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.SessionRejection.SessionEndedAlready;
import dev.costtracker.core.session.SessionRejection.TimesOutOfOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides {@link EndSession}: an active session ends once, not before it began. */
public final class EndSessionHandler implements Decision<EndSession, Optional<LifeCycle>, SessionId> {

    @Override
    public Class<EndSession> command() {
        return EndSession.class;
    }

    @Override
    public Optional<LifeCycle> begin(EndSession command) {
        return Optional.empty();
    }

    @Override
    public List<Reading> reads(EndSession command, Optional<LifeCycle> state) {
        return LifeCycleReading.of(command.caller(), command.session());
    }

    @Override
    public Optional<LifeCycle> evolve(Optional<LifeCycle> state, DomainEvent event) {
        return LifeCycleReading.evolve(state, event);
    }

    @Override
    public Decided<SessionId> decide(EndSession command, Optional<LifeCycle> state) {
        return decideEnd(command, LifeCycleReading.require(command.caller(), state, command.session()));
    }

    static Decided<SessionId> decideEnd(EndSession command, LifeCycle life) {
        Instant ended = life.endedAt();
        if (ended != null) {
            if (command.at() == null || command.at().equals(ended)) {
                return Decided.nothing(command.session());
            }
            throw new SessionEndedAlready(command.session(), ended);
        }
        Instant at = LifeCycle.stated(command.at(), command.now(), life.since());
        if (at.isBefore(life.since())) {
            throw new TimesOutOfOrder("the session would end", at, life.since());
        }
        return Decided.that(
                command.session(), new SessionEnded(command.caller().team(), command.session(), life.project(), at));
    }
}
