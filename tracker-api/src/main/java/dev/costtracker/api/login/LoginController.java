package dev.costtracker.api.login;

import dev.costtracker.api.http.EdgeProblems;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.team.AddressLimit;
import dev.costtracker.api.team.Keys;
import dev.costtracker.api.team.RateLimit;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exchanges a key for a cookie, and takes the cookie back. */
@RestController
@RequestMapping(path = "/login", produces = "application/json")
class LoginController {

    private static final Kind<String> KEY =
            Kind.string("an API key such as \"cct_…\"", text -> text.length() <= 200 ? text : null);

    private final BrowserLogins logins;
    private final Keys keys;
    private final RateLimit limit;
    private final AddressLimit strangers;

    LoginController(BrowserLogins logins, Keys keys, RateLimit limit, AddressLimit strangers) {
        this.logins = logins;
        this.keys = keys;
        this.limit = limit;
        this.strangers = strangers;
    }

    /** Who is signed in now, in the team that a request is about which names none. */
    record LoginView(MemberId member, TeamId team, Standing standing) {}

    @PostMapping
    ResponseEntity<LoginView> begin(HttpServletRequest request, @JsonBody(most = 1024) Fields body) {
        refuse(SameOrigin.refusal(request));
        var key = body.required("key", KEY);
        body.done();
        var caller = keys.caller(key.get()).orElseThrow(() -> strangers
                .refusal(request)
                .orElseGet(EdgeProblems::unauthorized)
                .exception());
        refuse(limit.refusal(caller));
        LoginCookie.in(request).ifPresent(logins::end);
        var token = logins.begin(caller);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, LoginCookie.with(token))
                .body(new LoginView(caller.member(), caller.team(), caller.standing()));
    }

    /** The same whether somebody was signed in or not. */
    @DeleteMapping
    ResponseEntity<Void> end(HttpServletRequest request) {
        refuse(SameOrigin.refusal(request));
        LoginCookie.in(request).ifPresent(logins::end);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, LoginCookie.none())
                .build();
    }

    private static void refuse(Optional<Problem> refusal) {
        refusal.ifPresent(problem -> {
            throw problem.exception();
        });
    }
}
