package dev.costtracker.api.pages;

import dev.costtracker.projections.session.CostTotal;
import org.jspecify.annotations.Nullable;

/**
 * What something cost, as pages show it.
 *
 * @param shown rounded to cents, or the word {@code unpriced} where nothing of it is known
 * @param exact every digit, in words
 * @param missing how many interactions are missing in it; null if none is
 * @param calculated the part that was calculated
 * @param reportedOnly the part that clients reported, for want of a price; null if there is none
 * @param reported what clients reported in all, with a price or without; null if that is no more than what counts
 */
record CostCell(
        String shown,
        String exact,
        boolean unknown,
        @Nullable String missing,
        String calculated,
        @Nullable String reportedOnly,
        @Nullable String reported) {

    static CostCell of(CostTotal cost) {
        var missing = cost.unpricedInteractions() == 0
                ? null
                : Figures.count(cost.unpricedInteractions(), "interaction") + " without a price";
        var exact = cost.unknown() ? "unpriced" : Figures.exact(cost.amount()) + " exactly";
        return new CostCell(
                cost.unknown() ? "unpriced" : Figures.money(cost.amount()),
                missing == null ? exact : exact + "; " + missing,
                cost.unknown(),
                missing,
                Figures.money(cost.calculated()),
                cost.reportedOnly().isZero() ? null : Figures.money(cost.reportedOnly()),
                cost.reported().equals(cost.reportedOnly()) ? null : Figures.money(cost.reported()));
    }
}
