package dev.costtracker.projections.session;

import dev.costtracker.core.session.JournalEvent.SessionRated;
import org.jspecify.annotations.Nullable;

/**
 * How a session was last rated, 1 to 10 each; null if not said.
 *
 * @param session the session as a whole
 */
public record Ratings(
        @Nullable Integer session,
        @Nullable Integer costEfficiency,
        @Nullable Integer codeQuality,
        @Nullable String comment) {

    static final Ratings NONE = new Ratings(null, null, null, null);

    static Ratings of(SessionRated event) {
        return new Ratings(event.overall(), event.costEfficiency(), event.codeQuality(), event.comment());
    }
}
