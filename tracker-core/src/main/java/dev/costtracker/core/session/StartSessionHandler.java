package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionRejection.SessionExists;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides {@link StartSession}: an id begins one session, and the same again changes nothing. */
public final class StartSessionHandler implements Decision<StartSession, Optional<LifeCycle>, SessionId> {

    @Override
    public Class<StartSession> command() {
        return StartSession.class;
    }

    @Override
    public Optional<LifeCycle> begin(StartSession command) {
        return Optional.empty();
    }

    @Override
    public List<Reading> reads(StartSession command, Optional<LifeCycle> state) {
        return LifeCycleReading.of(command.caller(), command.session());
    }

    @Override
    public Optional<LifeCycle> evolve(Optional<LifeCycle> state, DomainEvent event) {
        return LifeCycleReading.evolve(state, event);
    }

    @Override
    public Decided<SessionId> decide(StartSession command, Optional<LifeCycle> state) {
        return decideStart(command, state);
    }

    static Decided<SessionId> decideStart(StartSession command, Optional<LifeCycle> life) {
        if (life.isEmpty()) {
            return Decided.that(command.session(), started(command));
        }
        if (!sameAgain(command, life.get().started())) {
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
