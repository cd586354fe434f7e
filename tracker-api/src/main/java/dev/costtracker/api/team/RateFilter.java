package dev.costtracker.api.team;

import dev.costtracker.api.http.ProblemWriter;
import dev.costtracker.core.team.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Sends away who asks for more than its key may, before anything of the request is read. */
final class RateFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RateLimit limit;
    private final transient ProblemWriter writer;

    RateFilter(RateLimit limit, ProblemWriter writer) {
        this.limit = limit;
        this.writer = writer;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(Caller.class.getName()) instanceof Caller caller)) {
            throw new IllegalStateException("the limit lies outside of KeyFilter");
        }
        var refusal = limit.refusal(caller).or(() -> limit.enter(caller));
        if (refusal.isPresent()) {
            writer.write(request, response, refusal.get());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            limit.leave(caller);
        }
    }
}
