package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.SessionRejection.TimesOutOfOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides {@link ResumeSession}: an ended session goes on, not before it ended. */
public final class ResumeSessionHandler implements Decision<ResumeSession, Optional<LifeCycle>, SessionId> {

    @Override
    public Class<ResumeSession> command() {
        return ResumeSession.class;
    }

    @Override
    public Optional<LifeCycle> begin(ResumeSession command) {
        return Optional.empty();
    }

    @Override
    public List<Reading> reads(ResumeSession command, Optional<LifeCycle> state) {
        return LifeCycleReading.of(command.caller(), command.session());
    }

    @Override
    public Optional<LifeCycle> evolve(Optional<LifeCycle> state, DomainEvent event) {
        return LifeCycleReading.evolve(state, event);
    }

    @Override
    public Decided<SessionId> decide(ResumeSession command, Optional<LifeCycle> state) {
        return decideResumption(command, LifeCycleReading.require(command.caller(), state, command.session()));
    }

    static Decided<SessionId> decideResumption(ResumeSession command, LifeCycle life) {
        Instant ended = life.endedAt();
        if (ended == null) {
            return Decided.nothing(command.session());
        }
        Instant at = LifeCycle.stated(command.at(), command.now(), ended);
        if (at.isBefore(ended)) {
            throw new TimesOutOfOrder("the session would go on", at, ended);
        }
        return Decided.that(
                command.session(), new SessionResumed(command.caller().team(), command.session(), life.project(), at));
    }
}
