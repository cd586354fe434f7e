package dev.costtracker.api.session;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PageSize;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionPage;
import dev.costtracker.projections.session.SessionSort;
import dev.costtracker.projections.session.SessionStatus;
import dev.costtracker.projections.spend.SpendQueries;
import java.util.List;

/** Reads which sessions are asked for. */
public record SessionListQuery(Caller caller, Fields query, SessionFilter filter) {

    private static final Kind<SessionStatus> STATUS = Kind.oneOf(List.of(SessionStatus.values()), SessionStatus::wire);

    private static final Kind<SessionSort> SORT = Kind.oneOf(List.of(SessionSort.values()), SessionSort::wire);

    /** Reads it whole. */
    public static SessionListQuery read(Caller caller, Fields query) {
        var project = query.optional("project", Kind.NAME);
        var user = query.optional("user", Kind.ID);
        var status = query.optional("status", STATUS);
        var from = query.optional("from", Kind.INSTANT);
        var to = query.optional("to", Kind.INSTANT);
        var q = query.optional("q", Kind.NAME);
        var sort = query.optional("sort", SORT);
        var limit = PageSize.read(query);
        var cursor = query.optional("cursor", Kind.string("a cursor that a list gave", text -> text));
        query.done();
        var member = user.orNull();
        var filter = new SessionFilter(
                project.orNull(),
                member == null ? null : new MemberId(member),
                status.orNull(),
                from.orNull(),
                to.orNull(),
                q.orNull(),
                sort.or(SessionSort.NEWEST),
                limit.get(),
                cursor.orNull());
        return new SessionListQuery(caller, query, filter);
    }

    /** One page of them. */
    public SessionPage answer(SpendQueries queries) {
        try {
            return queries.sessions(caller.sight(), filter);
        } catch (IllegalArgumentException e) {
            if (filter.cursor() == null) {
                throw e;
            }
            query.fault("cursor", "must be one that a list with the same sort gave");
            throw query.refused();
        }
    }
}
