package dev.costtracker.api.http;

import org.jspecify.annotations.Nullable;

/** What is allowed in names and texts. */
final class Texts {

    private Texts() {}

    /** Whether the character is neither a control character, nor a line break of any kind, nor a lone surrogate. */
    static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    /** The text, if it is one line of so many characters, not blank. */
    static @Nullable String line(String text, int longest) {
        return fits(text, longest) && !text.isBlank() && text.codePoints().allMatch(Texts::isPlain) ? text : null;
    }

    /** The text with its line breaks as {@code \n}, if it has at most so many characters. */
    static @Nullable String lines(String text, int longest) {
        var unix = text.replace("\r\n", "\n");
        return fits(unix, longest) && unix.codePoints().allMatch(c -> c == '\n' || isPlain(c)) ? unix : null;
    }

    private static boolean fits(String text, int longest) {
        return text.length() <= 2 * longest && text.codePointCount(0, text.length()) <= longest;
    }
}
