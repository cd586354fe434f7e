package dev.costtracker.api.imports;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The names we give to projects and sessions: from folders, branches and times, never from what was said. */
final class Names {

    private static final int LONGEST = 200;
    private static final int LONGEST_PART = 80;
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final String WORKTREES = "/.claude/worktrees/";

    private Names() {}

    /** The last folder of a path of any system, e.g. {@code app} of {@code /home/me/app}; null if it has none. */
    static @Nullable String folder(@Nullable String path) {
        if (path == null) {
            return null;
        }
        var plain = path.replace('\\', '/');
        // A worktree that the client made for itself belongs to the repository around it.
        var worktree = plain.indexOf(WORKTREES);
        var end = worktree < 0 ? plain.length() : worktree;
        while (end > 0 && plain.charAt(end - 1) == '/') {
            end--;
        }
        return nameOrNull(plain.substring(plain.lastIndexOf('/', end - 1) + 1, end));
    }

    /**
     * What is left of a path in the name of a folder of transcripts.
     *
     * <p>The client writes {@code /home/me/my-app} as {@code -home-me-my-app}. Where the last folder begins can't be
     * known, and what stands before it is nobody's business, so it is {@code app}.
     */
    static @Nullable String encodedFolder(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var encoded = name.startsWith("-") || name.matches("[A-Za-z]--.*");
        return nameOrNull(encoded ? name.substring(name.lastIndexOf('-') + 1) : name);
    }

    /** A session's name, e.g. {@code app (main), 2026-10-01 09:30}, in UTC. */
    static String session(String folder, @Nullable String branch, long start) {
        var place = nameOrNull(branch);
        return cut(folder, LONGEST_PART)
                + (place == null ? "" : " (" + cut(place, LONGEST_PART) + ")")
                + ", "
                + START.format(Timestamps.instant(start));
    }

    /** The text as a name, one line of at most 200 characters; null if nothing is left of it. */
    static @Nullable String nameOrNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var clean = isPlain(text) ? text : withoutControls(text);
        var line = clean.strip();
        return line.isEmpty() ? null : cut(line, LONGEST);
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String withoutControls(String text) {
        return text.codePoints()
                .filter(Names::mayStand)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Controls, line separators and lone surrogates may not stand in a name. */
    private static boolean mayStand(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }
}
