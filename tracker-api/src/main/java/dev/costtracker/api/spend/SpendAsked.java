package dev.costtracker.api.spend;

import dev.costtracker.core.team.MemberId;
import dev.costtracker.projections.spend.Dimension;
import dev.costtracker.projections.spend.SpendQuestion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the spend somebody asks for, before it is known what of it they may see.
 *
 * @param from earliest time, inclusive; null, like every other condition, for all
 * @param to latest time, exclusive
 * @param model its plain id
 * @param zone where days begin; null for the zone of each team
 */
public record SpendAsked(
        Set<Dimension> groupBy,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String project,
        @Nullable MemberId user,
        @Nullable String model,
        @Nullable ZoneId zone) {

    public SpendAsked {
        groupBy = Set.copyOf(groupBy);
    }

    /** Everything in a time. */
    public static SpendAsked between(Instant from, Instant to) {
        return new SpendAsked(Set.of(), from, to, null, null, null, null);
    }

    /** The same, grouped. */
    public SpendAsked by(Dimension dimension) {
        return new SpendAsked(Set.of(dimension), from, to, project, user, model, zone);
    }

    /** The same, of one person. */
    public SpendAsked of(MemberId member) {
        return new SpendAsked(groupBy, from, to, project, member, model, zone);
    }

    /** The question, once it is known whose spend it is about. */
    SpendQuestion in(SpendTeams teams) {
        return new SpendQuestion(teams.zones(), groupBy, from, to, project, teams.user(), model);
    }
}
