package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.JournalEvent.ActionItemAdded;
import dev.costtracker.core.session.JournalEvent.BlockerReported;
import dev.costtracker.core.session.JournalEvent.CarriedEvent;
import dev.costtracker.core.session.JournalEvent.DoneEvent;
import dev.costtracker.core.session.JournalEvent.OptimizationProposed;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.projections.session.Journal.Done;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items that are open until they are done, of one session or of many, in the order they were added. */
final class ItemsFold {

    private final Map<Key, Item> items = new LinkedHashMap<>();
    private final boolean keepsDone;

    /**
     * @param keepsDone whether items stay when they are done; a reader who only wants what is open saves the memory
     */
    ItemsFold(boolean keepsDone) {
        this.keepsDone = keepsDone;
    }

    void apply(LoggedEvent at, CarriedEvent event) {
        switch (event) {
            case OptimizationProposed e -> add(at, e, Section.NEXT_OPTIMIZATION, e.text());
            case BlockerReported e -> add(at, e, Section.BLOCKER, e.text());
            case QuestionAsked e -> add(at, e, Section.QUESTION, e.text());
            case ActionItemAdded e -> add(at, e, section(e), e.text());
            case DoneEvent e -> done(at, e);
        }
    }

    Collection<Item> items() {
        return items.values();
    }

    private void add(LoggedEvent at, CarriedEvent event, Section section, String text) {
        items.put(
                new Key(event.session(), event.entry()),
                new Item(section, event.session(), event.entry(), text, at.recordedAt(), null));
    }

    private void done(LoggedEvent at, DoneEvent event) {
        items.computeIfPresent(
                new Key(event.session(), event.entry()),
                (key, item) -> keepsDone ? item.done(new Done(at.recordedAt(), event.resolution())) : null);
    }

    private static Section section(ActionItemAdded event) {
        return switch (event.list()) {
            case NEXT_SESSION -> Section.NEXT_SESSION;
            case COST_MANAGEMENT -> Section.COST_MANAGEMENT;
        };
    }

    /** The section of the report an item belongs to. */
    enum Section {
        NEXT_OPTIMIZATION,
        BLOCKER,
        QUESTION,
        NEXT_SESSION,
        COST_MANAGEMENT
    }

    private record Key(SessionId session, EntryId entry) {}

    /** An item, wherever it is from. */
    record Item(
            Section section,
            SessionId session,
            EntryId id,
            String text,
            Instant recordedAt,
            @Nullable Done done) {

        private Item done(Done newDone) {
            return new Item(section, session, id, text, recordedAt, newDone);
        }
    }
}
