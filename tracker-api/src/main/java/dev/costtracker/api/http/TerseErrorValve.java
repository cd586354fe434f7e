package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Answers what never reaches the application, such as a malformed request line, with a problem too. */
public final class TerseErrorValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(TerseErrorValve.class);

    private final ProblemWriter writer = new ProblemWriter(JsonMapper.shared());

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            HttpServletResponse answer = response.getResponse();
            SecurityHeaders.set("", request.isSecure(), answer::setHeader);
            writer.write(request.getRequest(), answer, problem(response.getStatus()));
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("an error could not be reported", e); // the client is gone
        }
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.of(EdgeProblems.NOT_FOUND, "nothing has this path");
            case 405 -> Problem.of(EdgeProblems.METHOD_NOT_ALLOWED, "the method is not allowed");
            case 408 -> Problem.of(EdgeProblems.REQUEST_TIMEOUT, "the request did not come in time");
            case 413 -> Problem.of(EdgeProblems.BODY_TOO_LARGE, "the body is too large");
            // 501 and 505 are about a transfer coding or version that nobody has.
            default ->
                status < 500 || status == 501 || status == 505
                        ? Problem.of(EdgeProblems.BAD_REQUEST, "the request is not well-formed HTTP")
                        : Problem.of(EdgeProblems.INTERNAL_ERROR, "the server's log has the details");
        };
    }
}
