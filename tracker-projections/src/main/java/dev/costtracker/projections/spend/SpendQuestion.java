package dev.costtracker.projections.spend;

import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the spend is asked for, and how it is grouped.
 *
 * @param zones the teams asked for, each with the zone in which its days begin
 * @param groupBy at most one of them cuts time
 * @param from earliest time, inclusive; null, like every other condition, for all
 * @param to latest time, exclusive
 * @param project a name that it has or had
 * @param model its plain id
 */
public record SpendQuestion(
        Map<TeamId, ZoneId> zones,
        Set<Dimension> groupBy,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String project,
        @Nullable MemberId user,
        @Nullable String model) {

    public SpendQuestion {
        zones = Map.copyOf(zones);
        groupBy = Set.copyOf(groupBy);
        if (groupBy.stream().filter(Dimension::isTime).count() > 1) {
            throw new IllegalArgumentException("spend can be grouped by one of day, week and month");
        }
    }

    Optional<Dimension> time() {
        return groupBy.stream().filter(Dimension::isTime).findAny();
    }

    boolean by(Dimension dimension) {
        return groupBy.contains(dimension);
    }
}
