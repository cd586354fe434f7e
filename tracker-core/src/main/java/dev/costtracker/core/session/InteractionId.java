package dev.costtracker.core.session;

import dev.costtracker.core.Ids;

/** An id by which one API request is known, unique in its team over all sessions. */
public record InteractionId(String value) {

    public InteractionId {
        Ids.check("interaction", value);
    }
}
