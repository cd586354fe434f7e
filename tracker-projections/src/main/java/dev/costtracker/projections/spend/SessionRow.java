package dev.costtracker.projections.spend;

import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.SessionStatus;
import dev.costtracker.projections.session.SessionSummary;
import dev.costtracker.projections.session.Tally;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session and its sums.
 *
 * @param focusArea null if not said
 * @param activeSince the last start or resumption
 * @param endedAt the last end; null while it goes on
 * @param closed the time from each start or resumption to the end that followed it
 */
record SessionRow(
        TeamId team,
        SessionId session,
        String name,
        String project,
        @Nullable String focusArea,
        MemberId user,
        Instant startedAt,
        Instant activeSince,
        @Nullable Instant endedAt,
        Duration closed,
        Tally tally) {

    static SessionRow of(SessionStarted event) {
        return new SessionRow(
                event.team(),
                event.session(),
                event.name(),
                event.project(),
                event.focusArea(),
                event.user(),
                event.startedAt(),
                event.startedAt(),
                null,
                Duration.ZERO,
                Tally.NONE);
    }

    boolean ended() {
        return endedAt != null;
    }

    SessionRow end(Instant at) {
        // An end before the start would be a fault of the log; time must not run backwards in a sum for it.
        var span = at.isBefore(activeSince) ? Duration.ZERO : Duration.between(activeSince, at);
        return with(activeSince, at, closed.plus(span), tally);
    }

    SessionRow resume(Instant at) {
        return with(at, null, closed, tally);
    }

    SessionRow counting(Tally more, Tally less) {
        return with(activeSince, endedAt, closed, tally.plus(more).minus(less));
    }

    private SessionRow with(Instant newActiveSince, @Nullable Instant newEnd, Duration newClosed, Tally newTally) {
        return new SessionRow(
                team, session, name, project, focusArea, user, startedAt, newActiveSince, newEnd, newClosed, newTally);
    }

    SessionStatus status() {
        return ended() ? SessionStatus.ENDED : SessionStatus.ACTIVE;
    }

    /** @param called what its project is called */
    SessionSummary summary(String called, long position) {
        return new SessionSummary(
                session,
                name,
                called,
                focusArea,
                team,
                user,
                status(),
                startedAt,
                endedAt,
                tally.interactions(),
                tally.tokens(),
                tally.cost(),
                position);
    }
}
