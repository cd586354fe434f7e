package dev.costtracker.core.command;

import dev.costtracker.core.team.Caller;
import java.util.Map;

/** What is kept beside every event about who caused it: {@code user} and {@code key} (the key's id). */
public final class Metadata {

    /** The member on whose behalf the command was given. */
    public static final String USER = "user";

    /** The id of the API key the command came with. */
    public static final String KEY = "key";

    private Metadata() {}

    static Map<String, String> of(Caller caller) {
        return Map.of(USER, caller.member().value(), KEY, caller.key());
    }
}
