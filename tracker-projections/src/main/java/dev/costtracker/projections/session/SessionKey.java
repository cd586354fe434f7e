package dev.costtracker.projections.session;

import dev.costtracker.core.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/** A session's place in every order; as text it is the opaque cursor of a list. */
record SessionKey(Instant startedAt, String name, SessionId id) {

    static final Comparator<SessionKey> BY_START =
            Comparator.comparing(SessionKey::startedAt).thenComparing(key -> key.id.value());

    static final Comparator<SessionKey> BY_NAME =
            Comparator.comparing(SessionKey::name).thenComparing(key -> key.id.value());

    static SessionKey of(LifeCycle life) {
        var started = life.started();
        return new SessionKey(started.startedAt(), started.name(), started.session());
    }

    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException if the text is not one that {@link #cursor} made for the same sort
     */
    static SessionKey ofCursor(SessionSort sort, String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split("\n", 4);
            if (parts.length == 4 && parts[0].equals(sort.wire())) {
                return new SessionKey(Instant.parse(parts[1]), parts[3], new SessionId(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new IllegalArgumentException("cursor must be one that a list gave", malformed);
        }
        throw new IllegalArgumentException("cursor must be one that a list with the same sort gave");
    }

    String cursor(SessionSort sort) {
        var text = String.join("\n", sort.wire(), startedAt.toString(), id.value(), name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
