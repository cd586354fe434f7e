package dev.costtracker.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.regex.Pattern;

/** The outermost filter: headers on every answer, plain paths only, and an answer for whatever nobody else caught. */
final class EdgeFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    // Tomcat and Spring read paths differently where these occur, which has let requests past checks before.
    private static final Pattern ODD =
            Pattern.compile("//|[;\\\\]|/(?:\\.|%2e){1,2}(?:/|$)|%(?:00|2f|5c|25)", Pattern.CASE_INSENSITIVE);

    private final transient ProblemWriter writer;

    EdgeFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        SecurityHeaders.set(request.getServletPath(), request.isSecure(), response::setHeader);
        if (ODD.matcher(request.getRequestURI()).find()) {
            writer.write(request, response, Problem.of(EdgeProblems.BAD_REQUEST, "the path is not plain"));
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (Throwable e) { // the boundary: beyond it Tomcat would show its own page
            if (!ProblemAdvice.clientIsGone(e)) {
                writer.write(request, response, ProblemAdvice.internalError(e, request));
            }
        }
    }
}
