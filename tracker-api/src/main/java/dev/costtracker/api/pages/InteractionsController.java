package dev.costtracker.api.pages;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.FromViews;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.spend.ExplainedInteractions;
import dev.costtracker.api.spend.InteractionListQuery;
import dev.costtracker.api.spend.SpendAsked;
import dev.costtracker.api.spend.TeamSpend;
import dev.costtracker.api.team.PersonNames;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.spend.SpendAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The interactions behind a figure, each with how its cost came about. */
@RestController
class InteractionsController {

    private final ExplainedInteractions interactions;
    private final TeamSpend spend;
    private final PersonNames names;
    private final Frames frames;
    private final Templates templates;

    InteractionsController(
            ExplainedInteractions interactions,
            TeamSpend spend,
            PersonNames names,
            Frames frames,
            Templates templates) {
        this.interactions = interactions;
        this.spend = spend;
        this.names = names;
        this.frames = frames;
        this.templates = templates;
    }

    @GetMapping(path = "/spend/interactions", produces = "text/html")
    @FromViews
    ResponseEntity<String> list(Caller caller, @QueryParameters(ofForm = true) Fields query) {
        var asked = InteractionListQuery.read(query);
        var page = interactions.page(caller, asked);
        var sum = sum(caller, asked.asked());
        var here = link(caller, asked);
        var values = new HashMap<String, Object>();
        // The sum is read a moment after the list: both count at least what is below the lower position.
        values.put("frame", frames.of(caller, "spend", Math.min(page.position(), sum.position())));
        values.put("conditions", conditions(caller, asked.asked(), here));
        values.put("total", Total.of(sum.total()));
        values.put("own", !caller.is(Standing.MANAGER));
        values.put("rows", rows(caller, page));
        values.put("first", asked.after() == null ? null : here.toString());
        values.put(
                "next",
                page.next() == null ? null : here.with("cursor", page.next()).toString());
        return templates.page("interactions", values);
    }

    private List<InteractionView> rows(Caller caller, ExplainedInteractions.Page page) {
        var zone = spend.zone(caller);
        var called = names.of(
                caller,
                page.items().stream().map(ExplainedInteractions.Item::user).toList());
        return page.items().stream()
                .map(item -> InteractionView.of(
                        item, called.getOrDefault(item.user(), item.user().value()), zone, caller))
                .toList();
    }

    /** What all of them come to, on this page or another. */
    private SpendAnswer sum(Caller caller, SpendAsked asked) {
        boolean all = caller.is(Standing.MANAGER) || asked.user() != null;
        return spend.answers(caller, List.of(all ? asked : asked.of(caller.member())))
                .getFirst()
                .spend();
    }

    /** Sums, as the page shows them. */
    record Total(CostCell cost, String interactions, Tokens tokens) {

        static Total of(Tally tally) {
            return new Total(
                    CostCell.of(tally.cost()),
                    Figures.count(tally.interactions(), "interaction"),
                    Tokens.of(tally.tokens()));
        }
    }

    private static Link link(Caller caller, InteractionListQuery query) {
        var asked = query.asked();
        return Link.to("/spend/interactions")
                .with("team", caller.team().value())
                .with("from", asked.from())
                .with("to", asked.to())
                .with("project", asked.project())
                .with("user", asked.user() == null ? null : asked.user().value())
                .with("model", asked.model())
                .with("limit", query.limit());
    }

    private List<Condition> conditions(Caller caller, SpendAsked asked, Link here) {
        var all = new ArrayList<Condition>();
        all.add(new Condition("Time", Times.range(asked.from(), asked.to(), spend.zone(caller)), null));
        var project = asked.project();
        if (project != null) {
            all.add(new Condition("Project", project, here.with("project", null).toString()));
        }
        var model = asked.model();
        if (model != null) {
            all.add(new Condition("Model", model, here.with("model", null).toString()));
        }
        var user = asked.user();
        if (user != null) {
            all.add(new Condition(
                    "Person", names.of(caller, user), here.with("user", null).toString()));
        }
        return all;
    }
}
