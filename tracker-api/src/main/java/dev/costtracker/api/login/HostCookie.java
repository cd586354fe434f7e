package dev.costtracker.api.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * A cookie for this host alone, over an encrypted connection, and for no script.
 *
 * @param name begins with {@code __Host-}: a browser takes that only with Secure, Path=/ and no Domain, so that no other host
 *     can plant it
 */
record HostCookie(String name) {

    /** Has the browser show it for a while; also when another site's link, or the issuer, leads here. */
    String with(String value, Duration age) {
        return ResponseCookie.from(name, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }

    /** Has the browser forget it. */
    String none() {
        return with("", Duration.ZERO);
    }

    /** What the browser shows; nothing if it shows several. */
    Optional<String> in(HttpServletRequest request) {
        var cookies = request.getCookies();
        var found = Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
