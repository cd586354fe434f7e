package dev.costtracker.core.eventlog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a log fares at a moment, for operators; there is no secret in it.
 *
 * @param store what it is kept in, and where
 * @param standalone whether the store can lose what it has acknowledged, and was allowed for trials only
 * @param position how far the log reaches
 * @param waiting how many appends wait to be written
 * @param leading whether this node gives the positions
 * @param leader where the node is that gives them; null if it is this one, or not known
 * @param silence for how long the store has owed an answer; zero if it owes none
 * @param trouble what the last attempt ended with that the store did not answer; null if there is none
 * @param stopped why nothing will be written any more until the program is started again; null if it goes on
 */
public record LogState(
        String store,
        boolean standalone,
        long position,
        int waiting,
        boolean leading,
        @Nullable String leader,
        Duration silence,
        @Nullable String trouble,
        @Nullable String stopped) {

    /** A store that is only slow, or elects another primary at once, has answered by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Whether the log can be written. */
    public boolean isUp() {
        return stopped == null && silence.compareTo(PATIENCE) < 0;
    }
}
