package dev.costtracker.core.session;

import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.JournalEvent.DoneEvent;
import dev.costtracker.core.session.JournalEvent.EntryEvent;
import dev.costtracker.core.team.Caller;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * What the rules of the journal read: the session's life and one entry.
 *
 * @param recorded how the entry was recorded, if it was
 * @param done whether it is done
 */
record EntryState(Optional<LifeCycle> life, Optional<EntryEvent> recorded, boolean done) {

    static final EntryState NONE = new EntryState(Optional.empty(), Optional.empty(), false);

    static List<Reading> reads(Caller caller, SessionId session, EntryId entry) {
        return List.of(Reading.all(EventCriteria.either(
                EventCriteria.havingTags(SessionTags.lifeCycle(caller.team(), session)),
                EventCriteria.havingTags(SessionTags.entry(caller.team(), session, entry)))));
    }

    EntryState after(DomainEvent event) {
        return switch (event) {
            case LifeCycleEvent step -> new EntryState(LifeCycleReading.evolve(life, step), recorded, done);
            case DoneEvent ignored -> new EntryState(life, recorded, true);
            case EntryEvent entry -> new EntryState(life, Optional.of(entry), done);
            default -> this;
        };
    }
}
