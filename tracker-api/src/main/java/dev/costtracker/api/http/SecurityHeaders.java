package dev.costtracker.api.http;

import java.util.function.BiConsumer;

/** The headers that tell a browser to trust an answer with nothing. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void set(String path, BiConsumer<String, String> header) {
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "no-referrer");
        header.accept("X-Frame-Options", "DENY");
        header.accept("Cross-Origin-Resource-Policy", "same-origin");
        if (path.equals("/api") || path.startsWith("/api/")) {
            header.accept("Cache-Control", "no-store");
            header.accept("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        } else {
            header.accept("Cross-Origin-Opener-Policy", "same-origin");
            header.accept(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        }
    }
}
