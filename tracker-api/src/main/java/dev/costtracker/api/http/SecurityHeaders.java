package dev.costtracker.api.http;

import java.util.function.BiConsumer;

/** The headers that tell a browser to trust an answer with nothing. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void set(String path, boolean encrypted, BiConsumer<String, String> header) {
        if (encrypted) {
            header.accept("Strict-Transport-Security", "max-age=31536000");
        }
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "no-referrer");
        header.accept("X-Frame-Options", "DENY");
        header.accept("Cross-Origin-Resource-Policy", "same-origin");
        if (isIn("/api", path) || isIn("/login", path)) {
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

    private static boolean isIn(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
