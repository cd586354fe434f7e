package dev.costtracker.projections.spend;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Opaque texts that say where a page of a list ended; made of parts of one line each. */
final class Cursors {

    private static final String WRONG = "cursor must be one that a list gave";

    private Cursors() {}

    static String of(List<String> parts) {
        var text = String.join("\n", parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it has not so many parts */
    static List<String> parts(String cursor, int count) {
        var parts = List.of(decoded(cursor).split("\n", -1));
        if (parts.size() != count) {
            throw new IllegalArgumentException(WRONG);
        }
        return parts;
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // it speaks of Base64, which nobody was told of
            throw new IllegalArgumentException(WRONG, e);
        }
    }

    /** @throws IllegalArgumentException if the part is none */
    static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(WRONG, e);
        }
    }
}
