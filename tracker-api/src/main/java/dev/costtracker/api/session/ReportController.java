package dev.costtracker.api.session;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.core.team.Caller;
import dev.costtracker.projections.session.ReportMarkdown;
import dev.costtracker.projections.session.SessionReport;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the report of a session, to programs and to people. */
@RestController
@RequestMapping("/api/v1/sessions/{session}")
class ReportController {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping(
            path = "/report",
            produces = {"application/json", "text/markdown"})
    ResponseEntity<Object> report(
            Caller caller,
            @PathVariable String session,
            @QueryParameters Fields query,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        var report = find(caller, session, query);
        return Preference.isForMarkdown(accept)
                ? ResponseEntity.ok().contentType(MARKDOWN).body(markdown(report))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(report);
    }

    @GetMapping("/report.md")
    ResponseEntity<byte[]> markdown(Caller caller, @PathVariable String session, @QueryParameters Fields query) {
        return ResponseEntity.ok().contentType(MARKDOWN).body(markdown(find(caller, session, query)));
    }

    private SessionReport find(Caller caller, String session, Fields query) {
        var asOf = query.optional("asOf", Kind.INSTANT);
        query.done();
        return reports.find(caller, session, asOf.orNull());
    }

    private static byte[] markdown(SessionReport report) {
        return ReportMarkdown.of(report).getBytes(StandardCharsets.UTF_8);
    }
}
