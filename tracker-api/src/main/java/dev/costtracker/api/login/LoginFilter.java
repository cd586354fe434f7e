package dev.costtracker.api.login;

import dev.costtracker.api.http.ProblemWriter;
import dev.costtracker.core.team.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Lets who is signed in past the keys; a request that brings a key is about that key alone. */
final class LoginFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient BrowserLogins logins;
    private final transient ProblemWriter writer;

    LoginFilter(BrowserLogins logins, ProblemWriter writer) {
        this.logins = logins;
        this.writer = writer;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var caller = caller(request);
        if (caller.isPresent()) {
            var refusal = SameOrigin.refusal(request);
            if (refusal.isPresent()) {
                writer.write(request, response, refusal.get());
                return;
            }
            request.setAttribute(Caller.class.getName(), caller.get());
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? LoginCookie.in(request).flatMap(logins::use)
                : Optional.empty();
    }
}
