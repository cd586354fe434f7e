package dev.costtracker.api.session;

import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.session.Interaction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one interaction costs.
 *
 * @param amount what counts; null if unpriced
 * @param byClass the calculated cost class by class, those in use; null unless priced
 * @param reason why there is no price; null if there is one
 */
record CostAnswer(
        Cost.Status status,
        @Nullable Money amount,
        @Nullable Money calculated,
        @Nullable Money reported,
        @Nullable Map<String, Money> byClass,
        @Nullable AppliedPrice price,
        @Nullable String reason) {

    /** The cost of this content. */
    static CostAnswer of(Cost cost, Interaction content) {
        var price = cost.price();
        return new CostAnswer(
                cost.status(),
                cost.amount().orElse(null),
                cost.calculated(),
                cost.reported(),
                price == null
                        ? null
                        : price.breakdown(content.usage(), content.webSearches())
                                .byClass(),
                price,
                cost.reason());
    }
}
