package dev.costtracker.api.login;

import dev.costtracker.core.team.Login;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The cookie that a signed-in browser shows. */
final class LoginCookie {

    static final String NAME = "__Host-tracker";

    private static final HostCookie COOKIE = new HostCookie(NAME);

    private LoginCookie() {}

    static String with(LoginToken token) {
        return COOKIE.with(token.text(), Login.LONGEST);
    }

    /** Has the browser forget it. */
    static String none() {
        return COOKIE.none();
    }

    /** What the browser shows; nothing if it shows several. */
    static Optional<LoginToken> in(HttpServletRequest request) {
        return COOKIE.in(request).map(LoginToken::new);
    }
}
