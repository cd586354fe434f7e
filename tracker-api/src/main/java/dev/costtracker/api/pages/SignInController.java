package dev.costtracker.api.pages;

import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.FormBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.login.KeySignIn;
import dev.costtracker.api.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Signs people in and out with forms. */
@RestController
class SignInController {

    private static final int MOST = 8 * 1024;

    private static final Kind<String> KEY = Kind.string("an API key", text -> text.length() <= 200 ? text : null);

    /** Pages of this server alone: never a way to another one. */
    private static final Pattern PAGE =
            Pattern.compile("/(?:(?:sessions|spend)(?:[/?][!-~&&[^\\\\]]*)?|\\?[!-~&&[^\\\\]]*)?");

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|.*\\.localhost|127(\\.\\d+){3}|\\[?::1]?");

    private final KeySignIn signIn;
    private final Templates templates;
    private final boolean accounts;

    SignInController(KeySignIn signIn, Templates templates, Settings settings) {
        this.signIn = signIn;
        this.templates = templates;
        this.accounts = settings.oidc() != null;
    }

    /** Where to sign in, and from where to go back to the page that was asked for. */
    static String leadingBackTo(HttpServletRequest request) {
        var query = request.getQueryString();
        var page = request.getRequestURI() + (query == null ? "" : "?" + query);
        return page.equals("/") || !request.getMethod().equals("GET")
                ? "/login"
                : "/login?next=" + UriUtils.encode(page, StandardCharsets.UTF_8);
    }

    @GetMapping(path = "/login", produces = "text/html")
    ResponseEntity<String> form(HttpServletRequest request, @QueryParameters(ofForm = true) Fields query) {
        var next = query.optional("next", Kind.string("a page", text -> text));
        query.done();
        return ResponseEntity.ok().contentType(Templates.HTML).body(page(request, page(next), false));
    }

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = "text/html")
    ResponseEntity<String> signIn(HttpServletRequest request, @FormBody(most = MOST) Fields form) {
        var key = form.optional("key", KEY);
        var next = form.optional("next", Kind.string("a page", text -> text));
        form.done();
        return signIn.begin(request, key.or("").strip())
                .map(begun -> to(page(next), begun.cookie()))
                .orElseGet(() ->
                        ResponseEntity.status(401).contentType(Templates.HTML).body(page(request, page(next), true)));
    }

    @PostMapping(path = "/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = "text/html")
    ResponseEntity<String> signOut(HttpServletRequest request, @FormBody(most = MOST) Fields form) {
        form.done();
        return to("/login", signIn.end(request));
    }

    private static ResponseEntity<String> to(String page, String cookie) {
        return ResponseEntity.status(303)
                .location(URI.create(page))
                .header(HttpHeaders.SET_COOKIE, cookie)
                .build();
    }

    private String page(HttpServletRequest request, String next, boolean refused) {
        return templates.render(
                "sign-in",
                Map.of("next", next, "refused", refused, "accounts", accounts, "insecure", isInsecure(request)));
    }

    /** Browsers keep the cookie of a login on encrypted connections and on this machine alone. */
    private static boolean isInsecure(HttpServletRequest request) {
        return !request.isSecure()
                && !THIS_MACHINE.matcher(request.getServerName()).matches();
    }

    private static String page(Field<String> next) {
        var asked = next.or("/");
        return asked.length() <= 2000 && PAGE.matcher(asked).matches() && isUri(asked) ? asked : "/";
    }

    private static boolean isUri(String text) {
        try {
            return !URI.create(text).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
