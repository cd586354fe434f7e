package dev.costtracker.projections.session;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Users' text in Markdown, escaped so that a renderer of CommonMark with GitHub's extensions shows it letter by letter.
 *
 * <p>Blanks at both ends are dropped. What a renderer would turn into a link or a mention becomes a code span: some look
 * for them after the escapes are gone, so that escaping does not help. Characters that are invisible and could make a line
 * read otherwise than it is (controls, bidi overrides) are shown by their number, as {@code ⟨U+202E⟩}.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/">CommonMark</a>
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
final class MarkdownText {

    private static final Pattern LINK = Pattern.compile("://|www\\.|@[\\p{L}\\p{N}._-]", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST_NUMBER = Pattern.compile("^(\\d{1,9})([.)])");
    private static final String RUN_ENDS = "<>`|\\";
    private static final String OUTER_PUNCTUATION = "([{\"'*_~)]}.,;:!?";

    private final String text;
    private final StringBuilder out = new StringBuilder();

    private MarkdownText(String text) {
        this.text = text;
    }

    /** Text inside a line, such as a table cell; a line break is a character there, written as an entity. */
    static String inline(String text) {
        return new MarkdownText(strip(VisibleText.of(text))).escaped();
    }

    /** Text that is bold, and followed by punctuation or a blank. */
    static String bold(String text) {
        var inline = inline(text);
        return inline.isEmpty() ? "" : "**" + inline + "**";
    }

    /**
     * Text that begins a line or a list item; its line breaks are kept.
     *
     * @param indent what puts the lines after the first into the same list item
     */
    static String block(String text, String indent) {
        return strip(VisibleText.of(text)).lines().map(MarkdownText::line).collect(Collectors.joining("\\\n" + indent));
    }

    /** One line, no part of which may be read as the beginning of a block. */
    private static String line(String line) {
        int start = 0;
        while (start < line.length() && isBlank(line.charAt(start))) {
            start++;
        }
        var blanks =
                line.substring(0, start).chars().mapToObj("&#%d;"::formatted).collect(Collectors.joining());
        var escaped = new MarkdownText(line.substring(start)).escaped();
        if (!escaped.isEmpty() && "#+-=:".indexOf(escaped.charAt(0)) >= 0) {
            escaped = "\\" + escaped;
        }
        return blanks + LIST_NUMBER.matcher(escaped).replaceFirst("$1\\\\$2");
    }

    private String escaped() {
        int at = 0;
        while (at < text.length()) {
            int end = runEnd(at);
            if (end == at) {
                escape(at++);
            } else {
                run(at, end);
                at = end;
            }
        }
        return out.toString();
    }

    /** The end of a run of characters that could be one link, and may stand in a code span as they are. */
    private int runEnd(int from) {
        int end = from;
        while (end < text.length() && !isBlank(text.charAt(end)) && RUN_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private void run(int from, int to) {
        if (!isLink(from, to)) {
            escape(from, to);
            return;
        }
        int start = from;
        int end = to;
        while (start < end && OUTER_PUNCTUATION.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && OUTER_PUNCTUATION.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (!isLink(start, end)) {
            start = from;
            end = to;
        }
        escape(from, start);
        out.append('`').append(text, start, end).append('`');
        escape(end, to);
    }

    private boolean isLink(int from, int to) {
        return LINK.matcher(text).region(from, to).find();
    }

    private void escape(int from, int to) {
        for (int at = from; at < to; at++) {
            escape(at);
        }
    }

    private void escape(int at) {
        char c = text.charAt(at);
        switch (c) {
            case '\\', '`', '*', '[', ']', '$', '|', '~' -> out.append('\\').append(c);
            case '_' -> out.append(isWord(at - 1) && isWord(at + 1) ? "_" : "\\_");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append(isEntity(at) ? "&amp;" : "&");
            case '\n' -> out.append("&#10;");
            default -> out.append(c);
        }
    }

    /** Whether what begins here may be an entity, by name or by number. */
    private boolean isEntity(int ampersand) {
        int end = isAt(ampersand + 1, '#') ? ampersand + 2 : ampersand + 1;
        while (isWord(end)) {
            end++;
        }
        return isAt(end, ';');
    }

    private boolean isAt(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean isWord(int at) {
        return at >= 0 && at < text.length() && text.charAt(at) < 128 && Character.isLetterOrDigit(text.charAt(at));
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
