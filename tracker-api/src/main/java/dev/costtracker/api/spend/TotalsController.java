package dev.costtracker.api.spend;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.FromViews;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.core.team.Caller;
import dev.costtracker.projections.session.ProjectPage;
import dev.costtracker.projections.session.ProjectTotals;
import dev.costtracker.projections.session.SessionQueries;
import dev.costtracker.projections.spend.SpendQueries;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the sums of a team's projects: the present comes from the stored view, the past from the log. */
@RestController
@RequestMapping(path = "/api/v1/projects", produces = "application/json")
class TotalsController {

    private final SpendQueries queries;
    private final SessionQueries past;

    TotalsController(SpendQueries queries, SessionQueries past) {
        this.queries = queries;
        this.past = past;
    }

    /** Of one project alone, if the query names it: whatever is in its name, which a path could not hold. */
    @GetMapping
    @FromViews
    ProjectPage list(Caller caller, @QueryParameters Fields query) {
        var project = query.optional("project", Kind.NAME);
        var asOf = query.optional("asOf", Kind.INSTANT);
        query.done();
        return asOf.orNull() == null
                ? queries.projects(caller.team(), project.orNull())
                : past.projects(caller.team(), project.orNull(), asOf.get());
    }

    @GetMapping("/{project}/totals")
    @FromViews
    ProjectTotals totals(Caller caller, @PathVariable String project, @QueryParameters Fields query) {
        var asOf = query.optional("asOf", Kind.INSTANT);
        query.done();
        Optional<ProjectTotals> found = asOf.orNull() == null
                ? queries.projectTotals(caller.team(), project)
                : past.projectTotals(caller.team(), project, asOf.get());
        return found.orElseThrow(
                () -> Problem.of(SpendProblems.PROJECT_NOT_FOUND, "there is no session in a project of this name")
                        .exception());
    }
}
