package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One session in a few figures.
 *
 * @param focusArea null if not said
 * @param endedAt the last end; null while it goes on
 * @param interactions how many are counted; voided ones are not
 * @param position the place in the log up to which everything is counted
 */
public record SessionSummary(
        SessionId id,
        String name,
        String project,
        @Nullable String focusArea,
        TeamId team,
        MemberId user,
        SessionStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        long interactions,
        Usage tokens,
        CostTotal cost,
        long position) {

    /** @param project what its project is called */
    static SessionSummary of(LifeCycle life, String project, Tally tally, long position) {
        var started = life.started();
        return new SessionSummary(
                started.session(),
                started.name(),
                project,
                started.focusArea(),
                started.team(),
                started.user(),
                life.status(),
                started.startedAt(),
                life.endedAt(),
                tally.interactions(),
                tally.tokens(),
                tally.cost(),
                position);
    }
}
