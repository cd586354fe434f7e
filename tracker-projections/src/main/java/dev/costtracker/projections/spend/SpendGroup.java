package dev.costtracker.projections.spend;

import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a row of an answer sums over; null where it is not grouped by that.
 *
 * @param begin the first day of the day, week or month
 */
public record SpendGroup(
        @Nullable LocalDate begin,
        @Nullable TeamId team,
        @Nullable String project,
        @Nullable MemberId user,
        @Nullable String model)
        implements Comparable<SpendGroup> {

    /** By time first, then by name. */
    @Override
    public int compareTo(SpendGroup other) {
        return order().compareTo(other.order());
    }

    /** One text that is in the order of its parts; no part holds a line break, and what is absent comes first. */
    private String order() {
        return String.join(
                "\n",
                begin == null ? "" : begin.toString(),
                team == null ? "" : team.value(),
                project == null ? "" : project,
                user == null ? "" : user.value(),
                model == null ? "" : model);
    }
}
