package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Money;

/**
 * What clients reported beside what was calculated, over the interactions that have both.
 *
 * @param interactions how many have both
 * @param differing in how many of them the two differ
 * @param difference {@code reported} - {@code calculated}; exact
 */
public record CostComparison(long interactions, long differing, Money calculated, Money reported, Money difference) {

    static final CostComparison NONE = new CostComparison(0, 0, Money.ZERO, Money.ZERO, Money.ZERO);

    CostComparison plus(Cost cost) {
        if (cost.calculated() == null || cost.reported() == null) {
            return this;
        }
        var newCalculated = calculated.plus(cost.calculated());
        var newReported = reported.plus(cost.reported());
        return new CostComparison(
                interactions + 1,
                differing + (cost.calculated().equals(cost.reported()) ? 0 : 1),
                newCalculated,
                newReported,
                newReported.minus(newCalculated));
    }
}
