package dev.costtracker.api.spend;

import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.CostTotal;
import dev.costtracker.projections.session.Tally;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One group of an answer.
 *
 * @param begin the first day of the day, week or month
 * @param userName what the person is called; of who was erased, a pseudonym; null if the caller may not see it
 * @param explain where the interactions behind it are listed
 */
record SpendRowAnswer(
        @Nullable LocalDate begin,
        @Nullable TeamId team,
        @Nullable String project,
        @Nullable MemberId user,
        @Nullable String userName,
        @Nullable String model,
        long interactions,
        Usage tokens,
        CostTotal cost,
        String explain) {

    /** The sum of all of them. */
    record Total(long interactions, Usage tokens, CostTotal cost) {

        static Total of(Tally tally) {
            return new Total(tally.interactions(), tally.tokens(), tally.cost());
        }
    }
}
