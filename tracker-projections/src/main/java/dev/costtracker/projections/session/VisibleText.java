package dev.costtracker.projections.session;

/** Text in which no character hides or reorders others, and every line break is {@code \n}. */
final class VisibleText {

    private VisibleText() {}

    static String of(String text) {
        var out = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    private static void append(StringBuilder out, int point) {
        switch (point) {
            case '\n', '\r', 0x2028, 0x2029 -> out.append('\n');
            case '\t' -> out.append('\t');
            default -> {
                if (hides(point)) {
                    out.append("⟨U+%04X⟩".formatted(point));
                } else {
                    out.appendCodePoint(point);
                }
            }
        }
    }

    /** Controls, halves of surrogate pairs, and the embeddings, overrides and isolates of bidirectional text. */
    private static boolean hides(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
