package dev.costtracker.core.command;

/** What is kept beside every event about who caused it. */
public final class Metadata {

    /** The member on whose behalf the command was given. */
    public static final String USER = "user";

    /** The id of the API key the command came with. */
    public static final String KEY = "key";

    private Metadata() {}
}
