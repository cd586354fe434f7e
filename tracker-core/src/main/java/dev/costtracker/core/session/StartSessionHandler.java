package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionRejection.SessionExists;
import dev.costtracker.core.team.TeamTags;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** Decides {@link StartSession}: an id begins one session, and the same again changes nothing. */
public final class StartSessionHandler implements Decision<StartSession, Starting, SessionId> {

    @Override
    public Class<StartSession> command() {
        return StartSession.class;
    }

    @Override
    public Starting begin(StartSession command) {
        return Starting.in(command.caller().team());
    }

    @Override
    public List<Reading> reads(StartSession command, Starting state) {
        var team = command.caller().team();
        return List.of(Reading.all(EventCriteria.either(
                EventCriteria.havingTags(SessionTags.lifeCycle(team, command.session())),
                EventCriteria.havingTags(TeamTags.about(team)),
                EventCriteria.havingTags(TeamTags.listed(team, command.project())))));
    }

    @Override
    public Starting evolve(Starting state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decided<SessionId> decide(StartSession command, Starting state) {
        return decideStart(command, state);
    }

    static Decided<SessionId> decideStart(StartSession command, Starting state) {
        var life = state.life();
        if (life.isEmpty()) {
            state.check(command.project());
            return Decided.that(command.session(), started(command));
        }
        if (!life.get().isFor(command.caller())
                || !sameAgain(command, life.get().started())) {
            throw new SessionExists(command.session());
        }
        return Decided.nothing(command.session());
    }

    private static SessionStarted started(StartSession command) {
        return new SessionStarted(
                command.caller().team(),
                command.session(),
                command.caller().member(),
                command.name(),
                command.project(),
                command.focusArea(),
                command.startedAt() == null ? command.now() : command.startedAt());
    }

    private static boolean sameAgain(StartSession command, SessionStarted started) {
        return command.name().equals(started.name())
                && command.project().equals(started.project())
                && Objects.equals(command.focusArea(), started.focusArea())
                && (command.startedAt() == null || command.startedAt().equals(started.startedAt()));
    }
}
