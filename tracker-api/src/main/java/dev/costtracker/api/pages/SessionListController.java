package dev.costtracker.api.pages;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.FromViews;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.session.SessionListQuery;
import dev.costtracker.api.spend.TeamSpend;
import dev.costtracker.api.team.PersonNames;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionPage;
import dev.costtracker.projections.session.SessionSummary;
import dev.costtracker.projections.spend.SpendQueries;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sessions that somebody may see, with a form to find some of them. */
@RestController
class SessionListController {

    private final SpendQueries lists;
    private final TeamSpend spend;
    private final PersonNames names;
    private final Frames frames;
    private final Templates templates;

    SessionListController(SpendQueries lists, TeamSpend spend, PersonNames names, Frames frames, Templates templates) {
        this.lists = lists;
        this.spend = spend;
        this.names = names;
        this.frames = frames;
        this.templates = templates;
    }

    @GetMapping(path = "/sessions", produces = "text/html")
    @FromViews
    ResponseEntity<String> list(Caller caller, @QueryParameters(ofForm = true) Fields query) {
        var asked = SessionListQuery.read(caller, query);
        var page = asked.answer(lists);
        var filter = asked.filter();
        var here = link(caller, filter);
        var values = new HashMap<String, Object>();
        values.put("frame", frames.of(caller, "sessions", page.position()));
        values.put("team", caller.team().value());
        values.put("filter", filter);
        values.put("choices", SessionChoices.of(filter));
        values.put("conditions", conditions(caller, filter, here));
        values.put("own", !caller.is(Standing.MANAGER));
        values.put("rows", rows(caller, page));
        values.put("first", filter.cursor() == null ? null : here.toString());
        values.put(
                "next",
                page.next() == null ? null : here.with("cursor", page.next()).toString());
        return templates.page("sessions", values);
    }

    private List<SessionView> rows(Caller caller, SessionPage page) {
        ZoneId zone = spend.zone(caller);
        var called =
                names.of(caller, page.items().stream().map(SessionSummary::user).toList());
        return page.items().stream()
                .map(each -> SessionView.of(
                        each, called.getOrDefault(each.user(), each.user().value()), zone))
                .toList();
    }

    /** Those that the form has no field for. */
    private List<Condition> conditions(Caller caller, SessionFilter filter, Link here) {
        var all = new ArrayList<Condition>();
        if (filter.from() != null || filter.to() != null) {
            var range = Times.range(filter.from(), filter.to(), spend.zone(caller));
            all.add(new Condition(
                    "Begun", range, here.with("from", null).with("to", null).toString()));
        }
        var user = filter.user();
        if (user != null) {
            all.add(new Condition(
                    "Person", names.of(caller, user), here.with("user", null).toString()));
        }
        return all;
    }

    private static Link link(Caller caller, SessionFilter filter) {
        var user = filter.user();
        var status = filter.status();
        return Link.to("/sessions")
                .with("team", caller.team().value())
                .with("project", filter.project())
                .with("user", user == null ? null : user.value())
                .with("status", status == null ? null : status.wire())
                .with("from", filter.from())
                .with("to", filter.to())
                .with("q", filter.q())
                .with("sort", filter.sort().wire())
                .with("limit", filter.limit());
    }
}
