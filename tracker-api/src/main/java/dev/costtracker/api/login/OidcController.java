package dev.costtracker.api.login;

import dev.costtracker.api.http.Origin;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.team.AddressLimit;
import dev.costtracker.core.team.TeamRejection.AccountNotKnown;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sends a browser to the issuer, and signs it in when it comes back. */
@RestController
@Conditional(IssuerIsSet.class)
class OidcController {

    static final String CALLBACK = "/login/oidc/callback";

    private final Issuer issuer;
    private final OidcSignIn signIn;
    private final BrowserLogins logins;
    private final AddressLimit strangers;
    private final SecureRandom random = new SecureRandom();

    OidcController(Issuer issuer, OidcSignIn signIn, BrowserLogins logins, AddressLimit strangers) {
        this.issuer = issuer;
        this.signIn = signIn;
        this.logins = logins;
        this.strangers = strangers;
    }

    @GetMapping("/login/oidc")
    ResponseEntity<Void> leave(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String invitation) {
        refuseTooMany(request);
        if (invitation != null && !SignInAttempt.isCode(invitation)) {
            throw new AccountNotKnown();
        }
        var attempt = SignInAttempt.random(random, invitation);
        var registration = issuer.registration();
        return ResponseEntity.status(303)
                .location(URI.create(
                        attempt.request(registration, address(request)).getAuthorizationRequestUri()))
                .header(HttpHeaders.SET_COOKIE, attempt.cookie())
                .build();
    }

    @GetMapping(CALLBACK)
    ResponseEntity<Void> comeBack(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state) {
        refuseTooMany(request);
        var attempt = SignInAttempt.in(request).orElseThrow(OidcController::failed);
        if (code == null || state == null) {
            throw failed();
        }
        var address = address(request);
        var asked = attempt.request(issuer.registration(), address);
        var answered = OAuth2AuthorizationResponse.success(code)
                .redirectUri(address)
                .state(state)
                .build();
        var caller = signIn.caller(new OAuth2AuthorizationExchange(asked, answered), attempt.invitation());
        LoginCookie.in(request).ifPresent(logins::end);
        return ResponseEntity.status(303)
                .location(URI.create("/"))
                .header(HttpHeaders.SET_COOKIE, LoginCookie.with(logins.begin(caller)), SignInAttempt.noCookie())
                .build();
    }

    /** Before the issuer is asked for anything: whoever comes here has shown nothing yet. */
    private void refuseTooMany(HttpServletRequest request) {
        strangers.refusal(request).ifPresent(problem -> {
            throw problem.exception();
        });
    }

    private static RuntimeException failed() {
        return Problem.of(
                        LoginProblems.SIGN_IN_FAILED, "the browser is not one that was sent to the issuer; begin again")
                .exception();
    }

    /** Where the issuer is to send the browser back to: it refuses an address that it does not know. */
    private static String address(HttpServletRequest request) {
        return Origin.of(request) + CALLBACK;
    }
}
