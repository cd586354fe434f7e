package dev.costtracker.api.login;

import dev.costtracker.api.http.Authorization;
import dev.costtracker.api.http.ProblemException;
import dev.costtracker.api.http.ProblemWriter;
import dev.costtracker.core.team.Accounts;
import dev.costtracker.core.team.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Lets the issuer's tokens past the keys; what does not look like one is left to them. */
final class JwtFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    // Three parts, which no key has.
    private static final Pattern TOKEN =
            Pattern.compile("Bearer +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)", Pattern.CASE_INSENSITIVE);

    private final transient Issuer issuer;
    private final transient Accounts accounts;
    private final transient ProblemWriter writer;

    JwtFilter(Issuer issuer, Accounts accounts, ProblemWriter writer) {
        this.issuer = issuer;
        this.accounts = accounts;
        this.writer = writer;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            token(request)
                    .flatMap(this::caller)
                    .ifPresent(caller -> request.setAttribute(Caller.class.getName(), caller));
        } catch (ProblemException e) {
            writer.write(request, response, e.problem());
            return;
        }
        chain.doFilter(request, response);
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Authorization.in(request)
                .map(TOKEN::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    /** Nobody, and so the answer that every bad key gets, if the token is not good or its account is linked with nobody. */
    private Optional<Caller> caller(String token) {
        try {
            return accounts.holder(issuer.subject(issuer.decode(token).getSubject()));
        } catch (BadJwtException e) {
            return Optional.empty();
        } catch (JwtException e) { // its keys can't be had
            throw LoginProblems.issuerAway();
        }
    }
}
