package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.SessionRejection.EntryExists;
import java.util.List;

/** Decides {@link RecordEntry}: an id names one entry for ever; notes may be added after the session's end. */
public final class RecordEntryHandler implements Decision<RecordEntry, EntryState, EntryId> {

    @Override
    public Class<RecordEntry> command() {
        return RecordEntry.class;
    }

    @Override
    public EntryState begin(RecordEntry command) {
        return EntryState.NONE;
    }

    @Override
    public List<Reading> reads(RecordEntry command, EntryState state) {
        return EntryState.reads(command.caller(), command.session(), command.entry());
    }

    @Override
    public EntryState evolve(EntryState state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decided<EntryId> decide(RecordEntry command, EntryState state) {
        return decideEntry(command, state);
    }

    static Decided<EntryId> decideEntry(RecordEntry command, EntryState state) {
        var life = LifeCycleReading.require(command.caller(), state.life(), command.session());
        var event = command.event(life.project());
        if (state.recorded().isEmpty()) {
            return Decided.that(command.entry(), event);
        }
        if (!state.recorded().get().equals(event)) {
            throw new EntryExists(command.entry());
        }
        return Decided.nothing(command.entry());
    }
}
