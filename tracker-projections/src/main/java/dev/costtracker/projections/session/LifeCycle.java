package dev.costtracker.projections.session;

import dev.costtracker.core.session.LifeCycleEvent;
import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a session was worked in.
 *
 * @param position where its start stands in the log
 * @param closed the time from each start or resumption to the end that followed it
 * @param activeSince the last start or resumption
 * @param endedAt the last end; null while it goes on
 */
record LifeCycle(
        SessionStarted started,
        long position,
        Duration closed,
        Instant activeSince,
        @Nullable Instant endedAt) {

    /** Folds one event in; null as long as the session has not started. */
    static @Nullable LifeCycle evolve(@Nullable LifeCycle life, long position, LifeCycleEvent event) {
        return switch (event) {
            case SessionStarted started -> new LifeCycle(started, position, Duration.ZERO, started.startedAt(), null);
            case SessionEnded ended -> life == null ? null : life.end(ended.endedAt());
            case SessionResumed resumed -> life == null ? null : life.resume(resumed.resumedAt());
        };
    }

    private LifeCycle end(Instant at) {
        // An end before the start would be a fault of the log; time must not run backwards in a sum for it.
        var span = at.isBefore(activeSince) ? Duration.ZERO : Duration.between(activeSince, at);
        return new LifeCycle(started, position, closed.plus(span), activeSince, at);
    }

    private LifeCycle resume(Instant at) {
        return new LifeCycle(started, position, closed, at, null);
    }

    SessionStatus status() {
        return endedAt == null ? SessionStatus.ACTIVE : SessionStatus.ENDED;
    }

    /** How long it was worked in; nothing as long as it goes on. */
    Optional<Duration> duration() {
        return endedAt == null ? Optional.empty() : Optional.of(closed);
    }
}
