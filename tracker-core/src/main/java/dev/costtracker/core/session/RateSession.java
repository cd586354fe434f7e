package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Rate a session; a later rating replaces an earlier one.
 *
 * @param overall the session as a whole, 1 to 10; null, like the others, if not rated
 */
public record RateSession(
        Caller caller,
        SessionId session,
        @Nullable Integer overall,
        @Nullable Integer costEfficiency,
        @Nullable Integer codeQuality,
        @Nullable String comment)
        implements Authored {}
