package dev.costtracker.api.docs;

import dev.costtracker.api.http.EdgeProblems;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.http.ProblemCatalogue;
import dev.costtracker.api.http.ProblemType;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages at the URIs of the problem types, each saying what it means and what to do. */
@RestController
class ProblemPages {

    private final ProblemCatalogue catalogue;

    ProblemPages(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/problems")
    ResponseEntity<String> all() {
        var rows = catalogue.all().stream()
                .map(type -> "<tr><td><a href=\"%s\"><code>%s</code></a></td><td>%d</td><td>%s</td></tr>"
                        .formatted(type.uri(), type.code(), type.status(), Html.escape(type.title())))
                .collect(Collectors.joining("\n"));
        return html("Problems", """
                <h1>Problems</h1>
                <p>What the server answers when it does not do what was asked, as application/problem+json.</p>
                <table>
                <tr><th>Code</th><th>Status</th><th>Meaning</th></tr>
                %s
                </table>
                """.formatted(rows));
    }

    @GetMapping("/problems/{code}")
    ResponseEntity<String> one(@PathVariable String code) {
        var type = catalogue.find(code).orElseThrow(() -> Problem.of(EdgeProblems.NOT_FOUND, "no problem has this code")
                .exception());
        return html(type.title(), explanation(type));
    }

    private static String explanation(ProblemType type) {
        return """
                <h1>%s</h1>
                <p><code>%s</code>, status %d</p>
                %s
                <p>For example: %s</p>
                <p><a href="/problems">All problems</a></p>
                """.formatted(
                        Html.escape(type.title()),
                        type.code(),
                        type.status(),
                        Html.paragraphs(type.explanation()),
                        Html.escape(type.example()));
    }

    private static ResponseEntity<String> html(String title, String body) {
        return ResponseEntity.ok().contentType(Html.UTF_8).body(Html.page(title, body));
    }
}
