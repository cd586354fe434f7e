package dev.costtracker.api.http;

import java.util.function.BiConsumer;

/** The headers that tell a browser to trust an answer with nothing. */
final class SecurityHeaders {

    private static final String DOCUMENT = "default-src 'none'; frame-ancestors 'none'";

    private static final String PAGE = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** The one page that runs scripts, to try the operations out. */
    private static final String DOCS = PAGE + "; script-src 'self'; connect-src 'self'";

    private SecurityHeaders() {}

    static void set(String path, boolean encrypted, BiConsumer<String, String> header) {
        if (encrypted) {
            header.accept("Strict-Transport-Security", "max-age=31536000");
        }
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "no-referrer");
        header.accept("X-Frame-Options", "DENY");
        header.accept("Cross-Origin-Resource-Policy", "same-origin");
        header.accept("Cross-Origin-Opener-Policy", "same-origin");
        header.accept("Content-Security-Policy", isIn("/api", path) ? DOCUMENT : isIn("/docs", path) ? DOCS : PAGE);
        if (!isTheSameForAll(path)) {
            header.accept("Cache-Control", "no-store");
        }
    }

    private static boolean isTheSameForAll(String path) {
        return isIn("/assets", path) || isIn("/docs", path) || isIn("/problems", path) || isIn("/v3", path);
    }

    private static boolean isIn(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
