package dev.costtracker.api.login;

import dev.costtracker.api.http.Problem;
import dev.costtracker.api.team.AddressLimit;
import dev.costtracker.api.team.Keys;
import dev.costtracker.api.team.RateLimit;
import dev.costtracker.core.team.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs the holder of a key in to the browser that sends it, and out again; pages of other sites can do neither. */
@Component
public final class KeySignIn {

    private final BrowserLogins logins;
    private final Keys keys;
    private final RateLimit limit;
    private final AddressLimit strangers;

    KeySignIn(BrowserLogins logins, Keys keys, RateLimit limit, AddressLimit strangers) {
        this.logins = logins;
        this.keys = keys;
        this.limit = limit;
        this.strangers = strangers;
    }

    /**
     * Somebody who is signed in now.
     *
     * @param cookie the value of the header Set-Cookie
     */
    public record Begun(Caller caller, String cookie) {}

    /**
     * Begins a login in place of the one that the browser may have.
     *
     * @return nothing if the key opens nothing
     */
    public Optional<Begun> begin(HttpServletRequest request, String key) {
        refuse(SameOrigin.refusal(request));
        var found = keys.caller(key);
        if (found.isEmpty()) {
            refuse(strangers.refusal(request));
        }
        return found.map(caller -> {
            refuse(limit.refusal(caller));
            LoginCookie.in(request).ifPresent(logins::end);
            return new Begun(caller, LoginCookie.with(logins.begin(caller)));
        });
    }

    /**
     * Ends the login that the browser may have.
     *
     * @return the value of the header Set-Cookie
     */
    public String end(HttpServletRequest request) {
        refuse(SameOrigin.refusal(request));
        LoginCookie.in(request).ifPresent(logins::end);
        return LoginCookie.none();
    }

    private static void refuse(Optional<Problem> refusal) {
        refusal.ifPresent(problem -> {
            throw problem.exception();
        });
    }
}
