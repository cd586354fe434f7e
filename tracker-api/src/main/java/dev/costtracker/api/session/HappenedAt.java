package dev.costtracker.api.session;

import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import java.time.Duration;
import java.time.Instant;

/** When something happened, as a client says: from 2020 on, and hardly ahead of the server's clock. */
final class HappenedAt {

    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private HappenedAt() {}

    /** Reads a field that may be left out; what can't be right is a fault of it. */
    static Field<Instant> optional(Fields body, String name, Instant now) {
        var field = body.optional(name, Kind.INSTANT);
        var at = field.orNull();
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(now.plus(AHEAD)))) {
            body.fault(
                    name,
                    "must be from %s on and at most %d minutes ahead of the server's time, %s; got %s"
                            .formatted(EARLIEST, AHEAD.toMinutes(), now, at));
        }
        return field;
    }
}
