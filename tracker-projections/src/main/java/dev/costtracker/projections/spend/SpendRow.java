package dev.costtracker.projections.spend;

import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What one person spent on one model for one project within one piece of time.
 *
 * @param at its beginning, in seconds since 1970
 */
record SpendRow(TeamId team, Grain grain, long at, String project, MemberId user, String model, Tally tally) {

    static SpendRow orNew(@Nullable SpendRow row, Grain grain, Counted counted) {
        return row == null
                ? new SpendRow(
                        counted.team(),
                        grain,
                        grain.begin(counted.occurredAt()),
                        counted.project(),
                        counted.user(),
                        counted.model(),
                        Tally.NONE)
                : row;
    }

    SpendRow plus(Tally more) {
        return new SpendRow(team, grain, at, project, user, model, tally.plus(more));
    }

    SpendRow minus(Tally less) {
        return new SpendRow(team, grain, at, project, user, model, tally.minus(less));
    }
}
