package dev.costtracker.api.login;

import dev.costtracker.api.http.Origin;
import dev.costtracker.api.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Whether a request that a cookie speaks for was sent by a page of this server.
 *
 * <p>A browser adds the cookie by itself, whoever's page it is that has it send the request. It says whose: in
 * {@code Sec-Fetch-Site}, and browsers that do not yet know that header (or on a connection that is not encrypted) in
 * {@code Origin}. A request that says neither is refused.
 */
final class SameOrigin {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private SameOrigin() {}

    /** What to answer to a request of somebody else's page; nothing if it is one of our own, or changes nothing. */
    static Optional<Problem> refusal(HttpServletRequest request) {
        return HARMLESS.contains(request.getMethod()) || isOurs(request)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        LoginProblems.FOREIGN_ORIGIN, "the request does not come from a page of this server"));
    }

    private static boolean isOurs(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origin.toLowerCase(Locale.ROOT).equals(Origin.of(request));
    }
}
