package dev.costtracker.core.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.PriceBook;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an interaction says and costs after a change. A cost is calculated anew only if what it depends on changed. */
record Amendment(Interaction content, Cost cost) {

    /** Known by another id, and nothing else. */
    static Amendment unchanged(KnownInteraction known) {
        return new Amendment(known.content(), known.cost());
    }

    /** The copy's evidence added to what is logged. */
    static Amendment completed(KnownInteraction known, LogInteraction copy, PriceBook prices) {
        return of(known, over(copy.content(), known.content(), false), prices);
    }

    /** The copy in place of what is logged; what it leaves out stays. */
    static Amendment replaced(KnownInteraction known, LogInteraction copy, PriceBook prices) {
        return of(known, over(copy.content(), known.content(), copy.timed()), prices);
    }

    /** New content in place of what is logged. */
    static Amendment of(KnownInteraction known, Interaction content, PriceBook prices) {
        return new Amendment(content, cost(known, content, prices));
    }

    private static Cost cost(KnownInteraction known, Interaction content, PriceBook prices) {
        var before = known.content().reporting(content.reportedCost()).billable();
        return before.equals(content.billable())
                ? reporting(known.cost(), content.reportedCost())
                : prices.cost(content.billable());
    }

    private static Cost reporting(Cost cost, @Nullable Money reported) {
        if (cost.calculated() != null && cost.price() != null) {
            return Cost.priced(cost.calculated(), cost.price(), reported);
        }
        return Cost.unpriced(Objects.requireNonNullElse(cost.reason(), "no price is known"), reported);
    }

    private static Interaction over(Interaction copy, Interaction logged, boolean timed) {
        return new Interaction(
                copy.model(),
                either(copy.label(), logged.label()),
                either(copy.context(), logged.context()),
                timed ? copy.occurredAt() : logged.occurredAt(),
                copy.usage(),
                copy.serviceTier(),
                copy.speed(),
                either(copy.inferenceGeo(), logged.inferenceGeo()),
                copy.webSearches(),
                reported(copy, logged),
                either(copy.source(), logged.source()));
    }

    /** A reported cost belongs to the usage it was reported for. */
    private static @Nullable Money reported(Interaction copy, Interaction logged) {
        boolean sameUsage = Objects.equals(copy.usage(), logged.usage());
        return sameUsage ? either(copy.reportedCost(), logged.reportedCost()) : copy.reportedCost();
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
