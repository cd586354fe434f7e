package dev.costtracker.projections.spend;

import dev.costtracker.core.session.InteractionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** An interaction's place in the order of times; as text it is the opaque cursor of a list. */
public record InteractionPlace(Instant occurredAt, InteractionId interaction) {

    static InteractionPlace of(Counted row) {
        return new InteractionPlace(row.occurredAt(), row.interaction());
    }

    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException if the text is not one that {@link #cursor} made
     */
    public static InteractionPlace ofCursor(String cursor) {
        var parts = Cursors.parts(cursor, 2);
        try {
            return new InteractionPlace(Instant.parse(parts.getFirst()), new InteractionId(parts.getLast()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("cursor must be one that a list gave", e);
        }
    }

    public String cursor() {
        return Cursors.of(List.of(occurredAt.toString(), interaction.value()));
    }

    List<Object> cells() {
        return List.of(SpendTables.micros(occurredAt), interaction.value());
    }
}
