package dev.costtracker.projections.spend;

import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.session.InteractionEvent;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.LifeCycleEvent;
import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.views.Batch;
import dev.costtracker.projections.views.RowKey;
import dev.costtracker.projections.views.Table;
import dev.costtracker.projections.views.View;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is summed, at one position, so that all sums agree: interactions as they count now, sessions, projects, spend by
 * person, model and time, and the meters behind the metrics.
 */
public final class SpendView implements View {

    /** The one there is: it has no state of its own. */
    public static final SpendView INSTANCE = new SpendView();

    private SpendView() {}

    @Override
    public String name() {
        return "spend";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public int readableSince() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(
                SpendTables.SPEND,
                SpendTables.METERS,
                SpendTables.PROJECTS,
                SpendTables.SESSIONS,
                SpendTables.INTERACTIONS);
    }

    @Override
    public void fold(List<LoggedEvent> events, Batch batch) {
        load(events, batch);
        for (var event : events) {
            switch (event.payload()) {
                case LifeCycleEvent e -> fold(event.position(), e, batch);
                case InteractionEvent e -> fold(event.position(), e, batch);
                default -> {} // nothing that is summed
            }
        }
    }

    private static void load(List<LoggedEvent> events, Batch batch) {
        var sessions = new HashSet<RowKey>();
        var interactions = new HashSet<RowKey>();
        for (var event : events) {
            switch (event.payload()) {
                case LifeCycleEvent e -> sessions.add(SpendTables.key(e.team(), e.session()));
                case InteractionEvent e -> {
                    sessions.add(SpendTables.key(e.team(), e.session()));
                    interactions.add(SpendTables.key(e.team(), e.interaction()));
                }
                default -> {} // nothing that is summed
            }
        }
        batch.load(SpendTables.SESSIONS, sessions);
        batch.load(SpendTables.INTERACTIONS, interactions);
    }

    private static void fold(long position, LifeCycleEvent event, Batch batch) {
        var key = SpendTables.key(event.team(), event.session());
        if (!batch.takes(SpendTables.SESSIONS, key, position)) {
            return; // and so has the project
        }
        var before = batch.find(SpendTables.SESSIONS, key).orElse(null);
        var after = after(before, event);
        batch.change(SpendTables.SESSIONS, key, position, row -> after);
        batch.changeLater(
                SpendTables.PROJECTS,
                SpendTables.key(event.team(), event.project()),
                position,
                row -> change(ProjectRow.orNew(row, event.team(), event.project(), position), before, after));
    }

    private static SessionRow after(@Nullable SessionRow before, LifeCycleEvent event) {
        return switch (event) {
            case SessionStarted e -> SessionRow.of(e);
            case SessionEnded e -> started(before, event).end(e.endedAt());
            case SessionResumed e -> started(before, event).resume(e.resumedAt());
        };
    }

    private static SessionRow started(@Nullable SessionRow session, LifeCycleEvent event) {
        if (session == null) {
            throw new IllegalStateException(
                    "session %s has not started".formatted(event.session().value()));
        }
        return session;
    }

    private static ProjectRow change(ProjectRow project, @Nullable SessionRow before, SessionRow after) {
        if (before == null) {
            return project.begin();
        }
        var left = before.ended() ? project.resume(before.tally(), before.closed()) : project;
        return after.ended() ? left.end(after.tally(), after.closed()) : left;
    }

    private static void fold(long position, InteractionEvent event, Batch batch) {
        var key = SpendTables.key(event.team(), event.interaction());
        if (!batch.takes(SpendTables.INTERACTIONS, key, position)) {
            return; // and so has everything else
        }
        var session = batch.find(SpendTables.SESSIONS, SpendTables.key(event.team(), event.session()))
                .orElseThrow(() -> new IllegalStateException(
                        "session %s has not started".formatted(event.session().value())));
        var before = batch.find(SpendTables.INTERACTIONS, key).orElse(null);
        var after = after(before, event, session);
        if (after != null) {
            batch.change(SpendTables.INTERACTIONS, key, position, row -> after);
            count(position, before, after, session, batch);
        }
    }

    private static @Nullable Counted after(@Nullable Counted before, InteractionEvent event, SessionRow session) {
        return switch (event) {
            case InteractionLogged e -> Counted.of(e, e.content(), e.cost(), session.user());
            case InteractionAmended e ->
                before == null || before.voided() ? null : Counted.of(e, e.content(), e.cost(), session.user());
            case InteractionVoided e -> before == null || before.voided() ? null : before.asVoided();
        };
    }

    private static void count(long position, @Nullable Counted before, Counted after, SessionRow session, Batch batch) {
        var less = before == null ? Tally.NONE : before.tally();
        var more = after.tally();
        batch.change(
                SpendTables.SESSIONS,
                SpendTables.key(session.team(), session.session()),
                position,
                row -> (row == null ? session : row).counting(more, less));
        batch.changeLater(
                SpendTables.PROJECTS,
                SpendTables.key(session.team(), session.project()),
                position,
                row -> ProjectRow.orNew(row, session.team(), session.project(), position)
                        .counting(more, less, session.ended()));
        spend(position, before, after, batch);
        meter(position, before, after, batch);
    }

    private static void spend(long position, @Nullable Counted before, Counted after, Batch batch) {
        for (var grain : Grain.values()) {
            batch.changeLater(
                    SpendTables.SPEND, SpendTables.key(after, grain), position, row -> SpendRow.orNew(row, grain, after)
                            .plus(after.tally()));
            if (before != null) {
                batch.changeLater(SpendTables.SPEND, SpendTables.key(before, grain), position, row -> SpendRow.orNew(
                                row, grain, before)
                        .minus(before.tally()));
            }
        }
    }

    private static void meter(long position, @Nullable Counted before, Counted after, Batch batch) {
        if (before == null) {
            meter(position, after, MeterRow.all(after, MeterRow.Kind.LOGGED), batch);
        } else if (after.voided()) {
            meter(position, before, MeterRow.all(before, MeterRow.Kind.DECREASE), batch);
        } else if (before.label().equals(after.label())) {
            meter(position, after, MeterRow.growth(before, after, MeterRow.Kind.INCREASE), batch);
            meter(position, after, MeterRow.growth(after, before, MeterRow.Kind.DECREASE), batch);
        } else {
            meter(position, before, MeterRow.all(before, MeterRow.Kind.DECREASE), batch);
            meter(position, after, MeterRow.all(after, MeterRow.Kind.INCREASE), batch);
        }
    }

    private static void meter(long position, Counted of, MeterRow more, Batch batch) {
        if (!more.equals(MeterRow.nothing(of, more.kind()))) {
            batch.changeLater(SpendTables.METERS, SpendTables.key(of, more.kind()), position, more::plus);
        }
    }
}
