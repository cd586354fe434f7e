package dev.costtracker.api.pages;

import dev.costtracker.api.http.EdgeProblems;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.http.ProblemPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Shows a person what went wrong, and has who is not signed in do that first. */
@Component
final class ProblemView implements ProblemPage {

    private final Templates templates;

    ProblemView(Templates templates) {
        this.templates = templates;
    }

    @Override
    public boolean write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (!isForAPerson(request)) {
            return false;
        }
        if (problem.type().equals(EdgeProblems.UNAUTHORIZED)) {
            response.setStatus(303);
            response.setHeader(HttpHeaders.LOCATION, SignInController.leadingBackTo(request));
            return true;
        }
        var page = templates.render("problem", Map.of("problem", problem)).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(Templates.HTML.toString());
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
        return true;
    }

    /** Browsers say that they want HTML when somebody follows a link or sends a form; programs and scripts do not. */
    private static boolean isForAPerson(HttpServletRequest request) {
        var path = request.getServletPath();
        return !path.startsWith("/api/")
                && Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                        .anyMatch(accept -> accept.contains("text/html"));
    }
}
