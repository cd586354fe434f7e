package dev.costtracker.projections.spend;

import dev.costtracker.core.team.ProjectNames;
import dev.costtracker.core.team.Sight;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionPage;
import dev.costtracker.projections.session.SessionSort;
import dev.costtracker.projections.views.Select;
import dev.costtracker.projections.views.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** One page of the sessions that somebody may see. */
final class SessionList {

    private final SessionFilter filter;
    private final Select<SessionRow> select;
    private final ProjectNames names;
    private final boolean empty;

    /** @throws IllegalArgumentException if the filter's cursor is not one that a list with the same sort gave */
    SessionList(Sight sight, SessionFilter filter, ProjectNames names) {
        this.filter = filter;
        this.names = names;
        var owner = sight.owner();
        var user = filter.user();
        this.empty = owner != null && user != null && !owner.equals(user);
        var whose = owner == null ? user : owner;
        this.select = begin(ordered(range(Select.from(SpendTables.SESSIONS)
                .where(SpendTables.TEAM, sight.team().value())
                .whereIfGiven(SpendTables.PROJECT, SpendQueries.first(filter.project(), names))
                .whereIfGiven(SpendTables.MEMBER, whose == null ? null : whose.value())
                .whereIfGiven(
                        SpendTables.STATUS,
                        filter.status() == null ? null : filter.status().wire()))));
    }

    private Select<SessionRow> range(Select<SessionRow> all) {
        var from = filter.from() == null ? all : all.atLeast(SpendTables.STARTED_AT, SpendTables.micros(filter.from()));
        return filter.to() == null ? from : from.below(SpendTables.STARTED_AT, SpendTables.micros(filter.to()));
    }

    private Select<SessionRow> ordered(Select<SessionRow> all) {
        return switch (filter.sort()) {
            case OLDEST -> all.ascending(SpendTables.STARTED_AT, SpendTables.SESSION);
            case NEWEST -> all.descending(SpendTables.STARTED_AT, SpendTables.SESSION);
            case NAME -> all.ascending(SpendTables.NAME, SpendTables.SESSION);
            case NAME_DESCENDING -> all.descending(SpendTables.NAME, SpendTables.SESSION);
            case CHEAPEST -> all.ascending(SpendTables.COST_ORDER, SpendTables.SESSION);
            case COSTLIEST -> all.descending(SpendTables.COST_ORDER, SpendTables.SESSION);
        };
    }

    private Select<SessionRow> begin(Select<SessionRow> all) {
        return filter.cursor() == null ? all : all.after(after(filter.sort(), filter.cursor()));
    }

    private static List<Object> after(SessionSort sort, String cursor) {
        var parts = Cursors.parts(cursor, 3);
        if (!parts.getFirst().equals(sort.wire())) {
            throw new IllegalArgumentException("cursor must be one that a list with the same sort gave");
        }
        var place = parts.get(1);
        return List.of(byStart(sort) ? (Object) Cursors.number(place) : place, parts.get(2));
    }

    private static boolean byStart(SessionSort sort) {
        return sort == SessionSort.NEWEST || sort == SessionSort.OLDEST;
    }

    SessionPage page(Snapshot snapshot) {
        var found = new ArrayList<SessionRow>();
        if (!empty) {
            snapshot.each(select, row -> {
                if (filter.isFoundIn(row.name(), names.now(row.project()), row.focusArea())) {
                    found.add(row);
                }
                return found.size() <= filter.limit();
            });
        }
        var page = found.subList(0, Math.min(filter.limit(), found.size()));
        return new SessionPage(
                page.stream()
                        .map(row -> row.summary(names.now(row.project()), snapshot.position()))
                        .toList(),
                found.size() > filter.limit() ? cursor(page.getLast()) : null,
                snapshot.position());
    }

    private String cursor(SessionRow row) {
        var sort = filter.sort();
        return Cursors.of(List.of(sort.wire(), place(sort, row), row.session().value()));
    }

    private static String place(SessionSort sort, SessionRow row) {
        return switch (sort) {
            case OLDEST, NEWEST -> Long.toString(SpendTables.micros(row.startedAt()));
            case NAME, NAME_DESCENDING -> row.name();
            case CHEAPEST, COSTLIEST -> SpendTables.order(row.tally().cost().amount());
        };
    }
}
