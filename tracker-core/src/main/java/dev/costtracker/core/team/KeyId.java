package dev.costtracker.core.team;

import dev.costtracker.core.Ids;

/** The id of an API key, never the key itself. */
public record KeyId(String value) {

    /** The administrator's key, which is no event: a file or a setting of the server has it. */
    public static final KeyId ADMIN = new KeyId("admin");

    /** Stands where a program acts by itself and not for the sender of a request. */
    public static final KeyId NONE = new KeyId("none");

    public KeyId {
        Ids.check("key", value);
    }
}
