package dev.costtracker.api.login;

import dev.costtracker.core.team.Login;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/** The cookie that a signed-in browser shows: for this host alone, over an encrypted connection, and for no script. */
final class LoginCookie {

    // A browser takes a name like this only with Secure, Path=/ and no Domain, so that no other host can plant it.
    static final String NAME = "__Host-tracker";

    private LoginCookie() {}

    static String with(LoginToken token) {
        return cookie(token.text(), Login.LONGEST);
    }

    /** Has the browser forget it. */
    static String none() {
        return cookie("", Duration.ZERO);
    }

    private static String cookie(String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }

    /** What the browser shows; nothing if it shows several. */
    static Optional<LoginToken> in(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        var found = Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .toList();
        return found.size() == 1 ? Optional.of(new LoginToken(found.getFirst())) : Optional.empty();
    }
}
