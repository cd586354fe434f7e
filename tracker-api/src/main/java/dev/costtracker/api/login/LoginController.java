package dev.costtracker.api.login;

import dev.costtracker.api.http.EdgeProblems;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import jakarta.servlet.http.HttpServletRequest;
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

    private final KeySignIn signIn;

    LoginController(KeySignIn signIn) {
        this.signIn = signIn;
    }

    /** Who is signed in now, in the team that a request is about which names none. */
    record LoginView(MemberId member, TeamId team, Standing standing) {}

    @PostMapping
    ResponseEntity<LoginView> begin(HttpServletRequest request, @JsonBody(most = 1024) Fields body) {
        var key = body.required("key", KEY);
        body.done();
        var begun = signIn.begin(request, key.get())
                .orElseThrow(() -> EdgeProblems.unauthorized().exception());
        var caller = begun.caller();
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, begun.cookie())
                .body(new LoginView(caller.member(), caller.team(), caller.standing()));
    }

    /** The same whether somebody was signed in or not. */
    @DeleteMapping
    ResponseEntity<Void> end(HttpServletRequest request) {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, signIn.end(request))
                .build();
    }
}
