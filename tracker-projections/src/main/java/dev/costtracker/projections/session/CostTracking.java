package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Usage;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The interactions of a session and what they add up to.
 *
 * @param interactions in the order they occurred
 * @param voidedInteractions how many were taken out again; they are in no figure
 * @param breakdown the cost class by class; with {@code cost.reportedOnly} it adds up to {@code cost.amount}
 * @param comparison reported beside calculated; null if no interaction has both
 * @param costPerHour to six decimals, half up; null without an end, a duration or a known cost
 * @param tokensPerHour whole, half up; null without an end or a duration
 */
public record CostTracking(
        List<InteractionRow> interactions,
        long voidedInteractions,
        Usage tokens,
        CostTotal cost,
        List<CostLine> breakdown,
        @Nullable CostComparison comparison,
        @Nullable Money costPerHour,
        @Nullable BigInteger tokensPerHour) {

    public CostTracking {
        interactions = List.copyOf(interactions);
        breakdown = List.copyOf(breakdown);
    }
}
