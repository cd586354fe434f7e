package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as the answer: as a document, or as a page to a person who is looking at pages. */
public final class ProblemWriter {

    private final JsonMapper json;
    private final ProblemPage page;

    /** Writes documents alone. */
    public ProblemWriter(JsonMapper json) {
        this(json, (request, response, problem) -> false);
    }

    ProblemWriter(JsonMapper json, ProblemPage page) {
        this.json = json;
        this.page = page;
    }

    /** Writes status, headers and content; does nothing if an answer is already on its way. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        if (!page.write(request, response, problem)) {
            write(response, problem);
        }
    }

    private void write(HttpServletResponse response, Problem problem) throws IOException {
        var body = json.writeValueAsBytes(problem.document());
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
