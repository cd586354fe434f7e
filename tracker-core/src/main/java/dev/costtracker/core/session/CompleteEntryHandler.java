package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.JournalEvent.ActionItemAdded;
import dev.costtracker.core.session.JournalEvent.ActionItemCompleted;
import dev.costtracker.core.session.JournalEvent.BlockerReported;
import dev.costtracker.core.session.JournalEvent.BlockerResolved;
import dev.costtracker.core.session.JournalEvent.CarriedEvent;
import dev.costtracker.core.session.JournalEvent.EntryEvent;
import dev.costtracker.core.session.JournalEvent.OptimizationMade;
import dev.costtracker.core.session.JournalEvent.OptimizationProposed;
import dev.costtracker.core.session.JournalEvent.QuestionAnswered;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.SessionRejection.EntryNeverDone;
import dev.costtracker.core.session.SessionRejection.EntryNotFound;
import java.util.List;

/** Decides {@link CompleteEntry}: what was open is done once, and the first resolution stands. */
public final class CompleteEntryHandler implements Decision<CompleteEntry, EntryState, EntryId> {

    @Override
    public Class<CompleteEntry> command() {
        return CompleteEntry.class;
    }

    @Override
    public EntryState begin(CompleteEntry command) {
        return EntryState.NONE;
    }

    @Override
    public List<Reading> reads(CompleteEntry command, EntryState state) {
        return EntryState.reads(command.caller(), command.session(), command.entry());
    }

    @Override
    public EntryState evolve(EntryState state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decided<EntryId> decide(CompleteEntry command, EntryState state) {
        return decideCompletion(command, state);
    }

    static Decided<EntryId> decideCompletion(CompleteEntry command, EntryState state) {
        var life = LifeCycleReading.require(command.caller(), state.life(), command.session());
        var recorded = state.recorded().orElseThrow(() -> new EntryNotFound(command.entry()));
        if (state.done()) {
            return Decided.nothing(command.entry());
        }
        return Decided.that(command.entry(), done(command, life.project(), recorded));
    }

    private static CarriedEvent done(CompleteEntry command, String project, EntryEvent recorded) {
        var team = command.caller().team();
        var session = command.session();
        var entry = command.entry();
        var how = command.resolution();
        return switch (recorded) {
            case OptimizationProposed ignored -> new OptimizationMade(team, session, project, entry, how);
            case BlockerReported ignored -> new BlockerResolved(team, session, project, entry, how);
            case QuestionAsked ignored -> new QuestionAnswered(team, session, project, entry, how);
            case ActionItemAdded ignored -> new ActionItemCompleted(team, session, project, entry, how);
            default -> throw new EntryNeverDone(entry);
        };
    }
}
