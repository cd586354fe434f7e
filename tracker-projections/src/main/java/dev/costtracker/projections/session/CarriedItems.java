package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.session.JournalEvent.CarriedEvent;
import dev.costtracker.core.session.SessionTags;
import dev.costtracker.core.team.Sight;
import dev.costtracker.projections.session.ItemsFold.Item;
import dev.costtracker.projections.session.ItemsFold.Section;
import dev.costtracker.projections.session.Journal.OpenItem;
import dev.costtracker.projections.session.Journal.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the earlier sessions of a project that are in sight left open, by session, the earliest first. */
record CarriedItems(List<Carried> items) {

    private static final Comparator<LifeCycle> BY_START =
            Comparator.comparing((LifeCycle life) -> life.started().startedAt()).thenComparing(LifeCycle::position);

    static CarriedItems into(LifeCycle session, SessionsFold project, Sight sight, EventLog log, long to) {
        var fold = new ItemsFold(false);
        var tag =
                SessionTags.carried(session.started().team(), session.started().project());
        log.read(tag, 0, to, event -> {
            if (event.payload() instanceof CarriedEvent e) {
                fold.apply(event, e);
            }
        });
        return new CarriedItems(fold.items().stream()
                .flatMap(item -> project.life(item.session()).map(from -> new Carried(item, from)).stream())
                .filter(carried -> BY_START.compare(carried.from, session) < 0)
                .filter(carried -> sight.reaches(carried.from.started().user()))
                .sorted(Comparator.comparing(Carried::from, BY_START))
                .toList());
    }

    Stream<OpenItem> of(Section section) {
        return items.stream()
                .filter(carried -> carried.item.section() == section)
                .map(Carried::openItem);
    }

    /** An open item and the session it is from. */
    record Carried(Item item, LifeCycle from) {

        OpenItem openItem() {
            var started = from.started();
            var origin = new Origin(started.session(), started.name(), started.startedAt());
            return new OpenItem(item.id(), item.text(), item.recordedAt(), null, origin);
        }
    }
}
