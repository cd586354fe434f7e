package dev.costtracker.api.http;

/** What nobody gets to see without a key or a login: everything under {@code /api}, and the pages that show the same. */
public final class Guarded {

    private static final String[] PATHS = {"/api/*", "/", "/sessions/*", "/spend/*"};

    private Guarded() {}

    /** As patterns of a filter; {@code /} is the first page alone. */
    public static String[] paths() {
        return PATHS.clone();
    }
}
