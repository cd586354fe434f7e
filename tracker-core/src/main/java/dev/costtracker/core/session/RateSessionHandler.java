package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.JournalEvent.SessionRated;
import java.util.List;

/** Decides {@link RateSession}. */
public final class RateSessionHandler implements Decision<RateSession, LatestState, SessionId> {

    @Override
    public Class<RateSession> command() {
        return RateSession.class;
    }

    @Override
    public LatestState begin(RateSession command) {
        return LatestState.NONE;
    }

    @Override
    public List<Reading> reads(RateSession command, LatestState state) {
        var team = command.caller().team();
        return LatestState.reads(
                SessionTags.lifeCycle(team, command.session()), SessionTags.rating(team, command.session()));
    }

    @Override
    public LatestState evolve(LatestState state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decided<SessionId> decide(RateSession command, LatestState state) {
        return decideRating(command, state);
    }

    static Decided<SessionId> decideRating(RateSession command, LatestState state) {
        return state.replacedBy(
                command.caller(),
                new SessionRated(
                        command.caller().team(),
                        command.session(),
                        command.overall(),
                        command.costEfficiency(),
                        command.codeQuality(),
                        command.comment()));
    }
}
