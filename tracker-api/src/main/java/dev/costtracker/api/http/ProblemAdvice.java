package dev.costtracker.api.http;

import dev.costtracker.core.Rejection;
import dev.costtracker.core.eventlog.LogClosed;
import dev.costtracker.core.eventlog.LogCorrupt;
import dev.costtracker.core.eventlog.LogInUse;
import dev.costtracker.core.eventlog.LogOverloaded;
import dev.costtracker.core.eventlog.LogUnavailable;
import dev.costtracker.core.team.TeamRejection.AccessLost;
import dev.costtracker.core.vault.VaultUnavailable;
import dev.costtracker.projections.views.ViewBeingBuilt;
import dev.costtracker.projections.views.ViewsUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever an operation throws into a problem: the one place where this is decided. */
@ControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** How many events a view takes in a second on a machine of some years. */
    private static final long BUILT_A_SECOND = 10_000;

    private static final long LONGEST_RETRY_SECONDS = 60;

    private final ProblemCatalogue catalogue;
    private final ProblemWriter writer;

    ProblemAdvice(ProblemCatalogue catalogue, ProblemWriter writer) {
        this.catalogue = catalogue;
        this.writer = writer;
    }

    @ExceptionHandler
    void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!clientIsGone(thrown)) {
            writer.write(request, response, problem(thrown, request));
        }
    }

    static boolean clientIsGone(Throwable thrown) {
        return DisconnectedClientHelper.isClientDisconnectedException(thrown);
    }

    private Problem problem(Throwable thrown, HttpServletRequest request) {
        return switch (thrown) {
            case ProblemException refused -> refused.problem();
            case AccessLost lost -> EdgeProblems.unauthorized();
            case Rejection rejection ->
                catalogue
                        .find(rejection.code())
                        .map(type -> Problem.of(type, String.valueOf(rejection.getMessage())))
                        .orElseGet(() -> internalError(rejection, request));
            case LogOverloaded overloaded -> retry(EdgeProblems.OVERLOADED, "too many writes are waiting");
            case LogUnavailable unavailable -> unavailable(unavailable);
            case ViewBeingBuilt building -> viewBeingBuilt(building);
            case ViewsUnavailable missing -> viewsUnavailable(missing);
            case VaultUnavailable unavailable -> unavailable(unavailable);
            case LogInUse lost -> stopped(lost);
            case LogCorrupt broken -> stopped(broken);
            case LogClosed closed -> retry(EdgeProblems.UNAVAILABLE, "the server is stopping");
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case HttpMediaTypeNotAcceptableException wrong ->
                Problem.of(EdgeProblems.NOT_ACCEPTABLE, "the header Accept names nothing this operation can produce");
            case ErrorResponse spring -> ofSpring(spring, thrown, request);
            default -> internalError(thrown, request);
        };
    }

    private static Problem unavailable(RuntimeException unavailable) {
        LOG.atWarn().addKeyValue("reason", unavailable.getMessage()).log("the log does not answer");
        return retry(EdgeProblems.UNAVAILABLE, "the log did not answer in time");
    }

    private static Problem viewsUnavailable(ViewsUnavailable missing) {
        LOG.atWarn().addKeyValue("reason", missing.getMessage()).log("a view does not answer");
        return retry(EdgeProblems.UNAVAILABLE, String.valueOf(missing.getMessage()));
    }

    /** Health and the metrics say so, and the server's log when it is done. */
    private static Problem viewBeingBuilt(ViewBeingBuilt building) {
        LOG.debug("a view does not answer yet", building);
        long seconds = Math.ceilDiv(building.head() - building.position(), BUILT_A_SECOND);
        return Problem.of(EdgeProblems.VIEW_BEING_BUILT, String.valueOf(building.getMessage()))
                .member("position", building.position())
                .member("head", building.head())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.clamp(seconds, 1, LONGEST_RETRY_SECONDS)));
    }

    /** It has said so in the server's log once, when it stopped. */
    private static Problem stopped(RuntimeException reason) {
        LOG.atDebug().setCause(reason).log("the log has stopped");
        return retry(EdgeProblems.UNAVAILABLE, "the log has stopped; an operator has to look");
    }

    private static Problem retry(ProblemType type, String detail) {
        return Problem.of(type, detail).header(HttpHeaders.RETRY_AFTER, "1");
    }

    private static Problem ofSpring(ErrorResponse spring, Throwable thrown, HttpServletRequest request) {
        int status = spring.getStatusCode().value();
        if (status == 404) {
            return Problem.of(EdgeProblems.NOT_FOUND, "nothing has this path");
        }
        return status < 500
                ? Problem.of(EdgeProblems.BAD_REQUEST, "the request can't be handled")
                : internalError(thrown, request);
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException wrong) {
        var problem = Problem.of(EdgeProblems.METHOD_NOT_ALLOWED, "the path does not have this method");
        var methods = wrong.getSupportedHttpMethods();
        if (methods == null) {
            return problem;
        }
        var allow = String.join(
                ", ", methods.stream().map(HttpMethod::name).sorted().toList());
        return problem.header(HttpHeaders.ALLOW, allow);
    }

    /** A bug: the log gets what happened, the client an id to find it by. */
    static Problem internalError(Throwable thrown, HttpServletRequest request) {
        var id = UUID.randomUUID().toString();
        LOG.atError()
                .setCause(thrown)
                .addKeyValue("error", id)
                .addKeyValue("method", request.getMethod())
                .log("a request failed");
        return Problem.of(EdgeProblems.INTERNAL_ERROR, "the server's log has it under the id " + id)
                .member("error", id);
    }
}
