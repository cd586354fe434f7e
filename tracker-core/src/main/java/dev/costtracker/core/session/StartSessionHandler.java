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

    /** A name that the project got later leads to its first, under which the rest of it is found. */
    @Override
    public List<Reading> readsThen(StartSession command, Starting state) {
        var first = state.first(command.project());
        return first.equals(command.project())
                ? List.of()
                : List.of(Reading.all(EventCriteria.havingTags(
                        TeamTags.listed(command.caller().team(), first))));
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
        var project = state.first(command.project());
        if (life.isEmpty()) {
            state.check(command.project());
            return Decided.that(command.session(), started(command, project));
        }
        if (!life.get().isFor(command.caller())
                || !sameAgain(command, project, life.get().started())) {
            throw new SessionExists(command.session());
        }
        return Decided.nothing(command.session());
    }

    private static SessionStarted started(StartSession command, String project) {
        return new SessionStarted(
                command.caller().team(),
                command.session(),
                command.caller().member(),
                command.name(),
                project,
                command.focusArea(),
                command.startedAt() == null ? command.now() : command.startedAt());
    }

    private static boolean sameAgain(StartSession command, String project, SessionStarted started) {
        return command.name().equals(started.name())
                && project.equals(started.project())
                && Objects.equals(command.focusArea(), started.focusArea())
                && (command.startedAt() == null || command.startedAt().equals(started.startedAt()));
    }
}
