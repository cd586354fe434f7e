package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.session.InteractionEvent;
import dev.costtracker.core.session.JournalEvent;
import dev.costtracker.core.session.LifeCycleEvent;
import dev.costtracker.core.session.SessionEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Folds the events of one session into its report. */
final class ReportFold {

    private final InteractionsFold interactions = new InteractionsFold();
    private final JournalFold journal = new JournalFold();
    private @Nullable LifeCycle life;

    void apply(LoggedEvent event) {
        if (event.payload() instanceof SessionEvent payload) {
            switch (payload) {
                case LifeCycleEvent e -> life = LifeCycle.evolve(life, event.position(), e);
                case InteractionEvent e -> interactions.apply(e);
                case JournalEvent e -> journal.apply(event, e);
            }
        }
    }

    Optional<LifeCycle> life() {
        return Optional.ofNullable(life);
    }

    SessionReport report(
            LifeCycle session, ProjectTotals project, CarriedItems carried, @Nullable Instant asOf, long position) {
        var duration = session.duration().orElse(null);
        return new SessionReport(
                SessionSummary.of(session, project.project(), interactions.tally(), position),
                asOf,
                duration,
                interactions.costTracking(duration),
                journal.codeMetrics(),
                journal.journal(carried),
                project,
                journal.ratings());
    }
}
