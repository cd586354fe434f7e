package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one interaction cost.
 *
 * @param amount what counts; null if unpriced
 * @param calculated tokens × price; null unless priced
 * @param reported the client's own figure; null if it gave none
 * @param difference {@code reported} - {@code calculated}; null unless there are both and they differ
 * @param reason why there is no price; null if there is one
 */
public record CostFigures(
        Cost.Status status,
        @Nullable Money amount,
        @Nullable Money calculated,
        @Nullable Money reported,
        @Nullable Money difference,
        @Nullable String reason) {

    static CostFigures of(Cost cost) {
        return new CostFigures(
                cost.status(),
                cost.amount().orElse(null),
                cost.calculated(),
                cost.reported(),
                difference(cost.calculated(), cost.reported()),
                cost.reason());
    }

    private static @Nullable Money difference(@Nullable Money calculated, @Nullable Money reported) {
        if (calculated == null || reported == null || calculated.equals(reported)) {
            return null;
        }
        return reported.minus(calculated);
    }
}
