package dev.costtracker.projections.spend;

import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.Tally;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A project's sums.
 *
 * @param first where its first session began in the log
 * @param sessions how many, those that go on among them
 * @param open how many go on
 * @param ends how often a session ended; more than the ended ones where some went on again
 * @param duration how long the ended sessions were worked in
 * @param all what all sessions used
 * @param ended what the ended ones used
 */
public record ProjectRow(
        TeamId team,
        String project,
        long first,
        long sessions,
        long open,
        long ends,
        Duration duration,
        Tally all,
        Tally ended) {

    static ProjectRow orNew(@Nullable ProjectRow row, TeamId team, String project, long position) {
        return row == null
                ? new ProjectRow(team, project, position, 0, 0, 0, Duration.ZERO, Tally.NONE, Tally.NONE)
                : row;
    }

    ProjectRow begin() {
        return new ProjectRow(team, project, first, sessions + 1, open + 1, ends, duration, all, ended);
    }

    ProjectRow end(Tally used, Duration worked) {
        return new ProjectRow(
                team, project, first, sessions, open - 1, ends + 1, duration.plus(worked), all, ended.plus(used));
    }

    ProjectRow resume(Tally used, Duration worked) {
        return new ProjectRow(
                team, project, first, sessions, open + 1, ends, duration.minus(worked), all, ended.minus(used));
    }

    ProjectRow counting(Tally more, Tally less, boolean inEnded) {
        var newEnded = inEnded ? ended.plus(more).minus(less) : ended;
        return new ProjectRow(
                team,
                project,
                first,
                sessions,
                open,
                ends,
                duration,
                all.plus(more).minus(less),
                newEnded);
    }
}
