package dev.costtracker.api.login;

import dev.costtracker.api.http.Problem;
import dev.costtracker.api.http.ProblemException;
import dev.costtracker.api.http.ProblemType;
import java.util.List;
import org.springframework.http.HttpHeaders;

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

    static final ProblemType SIGN_IN_FAILED = new ProblemType(
            "sign-in-failed",
            400,
            "The sign-in was not completed",
            """
            The browser came back from the organisation's sign-in without what proves who it is: it took longer than ten \
            minutes, came back twice or to another browser, or the issuer did not confirm it. Nobody is signed in; begin again at \
            /login/oidc.""",
            "the issuer did not confirm who this is; begin again");

    static final ProblemType ACCOUNT_NOT_KNOWN = new ProblemType(
            "account-not-known",
            403,
            "The account belongs to nobody here",
            """
            The issuer has confirmed the account, but it is linked with no member. It is linked at the first sign-in if the issuer \
            says that its e-mail is verified and exactly one member has that e-mail and no account yet, or with an invitation: \
            a manager makes one with POST /api/v1/teams/{team}/members/{member}/invitation. An invitation is good once, for three \
            days, and only until there is a newer one. No account is ever made by itself.""",
            "the account is linked with nobody here");

    static final ProblemType ACCOUNT_LINKED = new ProblemType(
            "account-linked",
            409,
            "The account is linked with another member",
            """
            The invitation is for one member, and the account already signs in as another. The invitation is not used up: open it \
            with the account of whom it is for, or have the other member removed from all teams first, which ends the link.""",
            "the account is linked with another member than the invited one");

    static final ProblemType ISSUER_AWAY = new ProblemType(
            "issuer-unavailable",
            503,
            "The issuer of accounts does not answer",
            """
            The server could not ask the OpenID provider (TRACKER_OIDC_ISSUER) for what it needs to check an account. API keys \
            work meanwhile; try again after the time in Retry-After.""",
            "the issuer of accounts does not answer");

    static final List<ProblemType> ALL =
            List.of(FOREIGN_ORIGIN, SIGN_IN_FAILED, ACCOUNT_NOT_KNOWN, ACCOUNT_LINKED, ISSUER_AWAY);

    private LoginProblems() {}

    static ProblemException issuerAway() {
        return Problem.of(ISSUER_AWAY, "the issuer of accounts does not answer")
                .header(HttpHeaders.RETRY_AFTER, "5")
                .exception();
    }
}
