package dev.costtracker.api.pages;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.session.Reports;
import dev.costtracker.api.spend.TeamSpend;
import dev.costtracker.api.team.PersonNames;
import dev.costtracker.core.team.Caller;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The report of a session as a page. */
@RestController
class SessionReportController {

    private final Reports reports;
    private final TeamSpend spend;
    private final PersonNames names;
    private final Frames frames;
    private final Templates templates;

    SessionReportController(Reports reports, TeamSpend spend, PersonNames names, Frames frames, Templates templates) {
        this.reports = reports;
        this.spend = spend;
        this.names = names;
        this.frames = frames;
        this.templates = templates;
    }

    @GetMapping(path = "/sessions/{session}", produces = "text/html")
    ResponseEntity<String> report(Caller caller, @PathVariable String session, @QueryParameters Fields query) {
        query.done();
        var report = reports.find(caller, session, null);
        var summary = report.session();
        var markdown = Link.to("/api/v1/sessions/" + summary.id().value() + "/report.md")
                .with("team", summary.team().value());
        return templates.page(
                "session",
                Map.of(
                        "frame", frames.of(caller, "sessions", summary.position()),
                        "session", SessionView.of(summary, names.of(caller, summary.user()), spend.zone(caller)),
                        "markdown", markdown.toString(),
                        "report", ReportHtml.of(report)));
    }
}
