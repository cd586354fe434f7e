package dev.costtracker.api.http;

/** How a piece of the request is shown in a message: escaped, and only if it is short. */
final class Shown {

    /** Longer input is not shown at all: API keys, prompts and the like are longer. */
    private static final int LONGEST = 40;

    private Shown() {}

    /** A text in quotes. */
    static String quoted(String text) {
        return text.length() > LONGEST ? length(text) : '"' + escaped(text) + '"';
    }

    /** A number or name, without quotes. */
    static String plain(String text) {
        return text.length() > LONGEST ? length(text) : escaped(text);
    }

    /** A name, cut where it gets long, so that a fault can still be found by it. */
    static String name(String text) {
        return text.length() > LONGEST ? escaped(text.substring(0, LONGEST)) + "…" : escaped(text);
    }

    private static String length(String text) {
        return text.codePointCount(0, text.length()) + " characters";
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Texts.isPlain(c)) {
                out.appendCodePoint(c);
            } else {
                out.append("\\u%04x".formatted(c));
            }
        });
        return out.toString();
    }
}
