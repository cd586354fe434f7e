package dev.costtracker.projections.spend;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Opaque texts that say where a page of a list ended; made of parts of one line each. */
final class Cursors {

    private Cursors() {}

    static String of(List<String> parts) {
        var text = String.join("\n", parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it has not so many parts */
    static List<String> parts(String cursor, int count) {
        var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        var parts = List.of(text.split("\n", -1));
        if (parts.size() != count) {
            throw new IllegalArgumentException("cursor must be one that a list gave");
        }
        return parts;
    }
}
