package dev.costtracker.core;

import java.util.regex.Pattern;

/** What an id may look like on the wire and in a tag: 1–200 characters of {@code A–Z a–z 0–9 . _ : -}. */
public final class Ids {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

    private Ids() {}

    /** Whether the text is a well-formed id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * Returns the text if it is a well-formed id.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static String check(String what, String text) {
        if (!isId(text)) {
            throw new IllegalArgumentException(what + " id must be 1 to 200 characters of A-Z a-z 0-9 . _ : -");
        }
        return text;
    }
}
