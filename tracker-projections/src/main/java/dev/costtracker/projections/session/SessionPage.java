package dev.costtracker.projections.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of sessions.
 *
 * @param next the cursor of the page after; null if this is the last
 * @param position the place in the log up to which everything is counted
 */
public record SessionPage(
        List<SessionSummary> items, @Nullable String next, long position) {

    public SessionPage {
        items = List.copyOf(items);
    }
}
