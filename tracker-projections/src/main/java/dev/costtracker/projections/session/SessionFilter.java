package dev.costtracker.projections.session;

import dev.costtracker.core.team.MemberId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of a team to list, and how.
 *
 * @param project a name that the project has or had; null, like every other condition, for all
 * @param user who worked in it
 * @param status whether it goes on
 * @param from earliest start, inclusive
 * @param to latest start, exclusive
 * @param q what name, project or focus area contains, in capitals or not
 * @param sort the order
 * @param limit most sessions in one page, 1 to 500
 * @param cursor where the page before ended; null for the first page
 */
public record SessionFilter(
        @Nullable String project,
        @Nullable MemberId user,
        @Nullable SessionStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String q,
        SessionSort sort,
        int limit,
        @Nullable String cursor) {

    /** The most sessions one page may have. */
    private static final int MAX_LIMIT = 500;

    /** Everything, newest first. */
    public static final SessionFilter ALL =
            new SessionFilter(null, null, null, null, null, null, SessionSort.NEWEST, 50, null);

    public SessionFilter {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to %d: %d".formatted(MAX_LIMIT, limit));
        }
    }

    /** Whether one of a session's texts contains what is looked for. */
    public boolean isFoundIn(@Nullable String... texts) {
        return q == null || Arrays.stream(texts).anyMatch(text -> contains(text, q));
    }

    private static boolean contains(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
