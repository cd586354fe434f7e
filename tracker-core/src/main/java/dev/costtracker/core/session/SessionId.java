package dev.costtracker.core.session;

import dev.costtracker.core.Ids;

/** The id of a coding session, unique in its team. */
public record SessionId(String value) {

    public SessionId {
        Ids.check("session", value);
    }
}
