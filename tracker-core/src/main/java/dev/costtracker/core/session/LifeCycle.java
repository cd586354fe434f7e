package dev.costtracker.core.session;

import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.team.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands in its life.
 *
 * @param started how it began
 * @param since when it began or last went on
 * @param endedAt when it ended; null while it is active
 */
record LifeCycle(
        SessionStarted started, Instant since, @Nullable Instant endedAt) {

    /** The life after one more event; a session that nobody started has none. */
    static @Nullable LifeCycle after(@Nullable LifeCycle life, LifeCycleEvent event) {
        return switch (event) {
            case SessionStarted start -> new LifeCycle(start, start.startedAt(), null);
            case SessionEnded end -> life == null ? null : new LifeCycle(life.started, life.since, end.endedAt());
            case SessionResumed more -> life == null ? null : new LifeCycle(life.started, more.resumedAt(), null);
        };
    }

    /** Whether the caller may see the session and write to it. */
    boolean isFor(Caller caller) {
        return caller.sight().reaches(started.user());
    }

    String project() {
        return started.project();
    }

    /** The end of a session, if it has ended and something happened at its end or later. */
    static Optional<Instant> endedBefore(@Nullable LifeCycle life, Instant occurredAt) {
        return Optional.ofNullable(life).map(LifeCycle::endedAt).filter(end -> !occurredAt.isBefore(end));
    }

    /** The time a client stated, else now; a client whose clock runs ahead may have been before us later than now. */
    static Instant stated(@Nullable Instant at, Instant now, Instant earliest) {
        if (at != null) {
            return at;
        }
        return now.isBefore(earliest) ? earliest : now;
    }
}
