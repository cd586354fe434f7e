package dev.costtracker.api.team;

import dev.costtracker.api.http.Authorization;
import dev.costtracker.api.http.EdgeProblems;
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

/** Lets nobody past without a key, or a login, to anything that is {@link dev.costtracker.api.http.Guarded}, whether it exists or not. */
final class KeyFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SCHEME = "Bearer ";

    private final transient Keys keys;
    private final transient KeyUseNotes uses;
    private final transient AddressLimit strangers;
    private final transient ProblemWriter writer;

    KeyFilter(Keys keys, KeyUseNotes uses, AddressLimit strangers, ProblemWriter writer) {
        this.keys = keys;
        this.uses = uses;
        this.strangers = strangers;
        this.writer = writer;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var caller = known(request).or(() -> key(request).flatMap(keys::caller));
        if (caller.isEmpty()) {
            writer.write(request, response, strangers.refusal(request).orElseGet(EdgeProblems::unauthorized));
            return;
        }
        uses.note(caller.get());
        request.setAttribute(Caller.class.getName(), caller.get());
        chain.doFilter(request, response);
    }

    /** Somebody who came in by another way, such as a login. */
    private static Optional<Caller> known(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Authorization.in(request)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
