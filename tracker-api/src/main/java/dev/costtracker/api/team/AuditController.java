package dev.costtracker.api.team;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PageSize;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.http.TeamParameter;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import dev.costtracker.projections.team.AuditAction;
import dev.costtracker.projections.team.AuditEntry;
import dev.costtracker.projections.team.AuditFilter;
import dev.costtracker.projections.team.AuditQueries;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows who did what to whom, when, and with which key. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = "application/json")
class AuditController {

    private static final Kind<AuditAction> ACTION = Kind.oneOf(
            List.of(AuditAction.values()),
            action -> action.name().toLowerCase(Locale.ROOT).replace('_', '-'));

    private static final Kind<Long> CURSOR = Kind.string("a cursor that a list gave", AuditController::position);

    private final AuditQueries queries;

    AuditController(AuditQueries queries) {
        this.queries = queries;
    }

    /** One page, newest first. */
    record AuditView(List<AuditEntry> items, @Nullable String next) {}

    /** An administrator who names no team sees what was done in all of them. */
    @GetMapping
    @AtLeast(Standing.MANAGER)
    AuditView list(Caller caller, @QueryParameters Fields query, HttpServletRequest request) {
        var actor = query.optional("actor", Kind.ID);
        var member = query.optional("member", Kind.ID);
        var action = query.optional("action", ACTION);
        var from = query.optional("from", Kind.INSTANT);
        var to = query.optional("to", Kind.INSTANT);
        var limit = PageSize.read(query);
        var cursor = query.optional("cursor", CURSOR);
        query.done();
        var filter = new AuditFilter(
                actor.orNull(),
                member.orNull(),
                action.orNull(),
                from.orNull(),
                to.orNull(),
                limit.get(),
                cursor.orNull());
        boolean everywhere = caller.is(Standing.ADMINISTRATOR)
                && TeamParameter.in(request.getQueryString()).isEmpty();
        var page = queries.page(everywhere ? null : caller.team(), filter);
        return new AuditView(page.items(), page.next() == null ? null : String.valueOf(page.next()));
    }

    private static @Nullable Long position(String cursor) {
        return cursor.matches("[0-9]{1,18}") ? Long.valueOf(cursor) : null;
    }
}
