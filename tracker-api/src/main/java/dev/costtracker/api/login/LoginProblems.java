package dev.costtracker.api.login;

import dev.costtracker.api.http.ProblemType;
import java.util.List;

/** The problems of signing in. */
final class LoginProblems {

    static final ProblemType FOREIGN_ORIGIN = new ProblemType(
            "foreign-origin",
            403,
            "The request comes from another site",
            """
            A request that the cookie of a login speaks for may change something only if a page of this server sent it: the \
            header Sec-Fetch-Site must be "same-origin" or, where a browser does not send it, Origin must be this server's. A \
            script sends its API key in the header Authorization instead, and needs neither.

            Behind a proxy that ends TLS, the setting TRACKER_TRUSTED_PROXIES lets the server know its own address.""",
            "the request does not come from a page of this server");

    static final List<ProblemType> ALL = List.of(FOREIGN_ORIGIN);

    private LoginProblems() {}
}
