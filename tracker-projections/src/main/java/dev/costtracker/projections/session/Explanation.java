package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.CostPart;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.session.Interaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cost came about, so that it can be recomputed by hand.
 *
 * @param parts class by class units × rate × factors = amount; empty without a price
 * @param steps the same in words, a line each, and last the sum
 * @param price the price used, with its source, validity and notes; null without a price
 * @param reason why there is no price; null if there is one
 * @param difference reported - calculated; null unless there are both and they differ
 * @param evidence what it all rests on
 */
public record Explanation(
        List<CostPart> parts,
        List<String> steps,
        @Nullable AppliedPrice price,
        @Nullable String reason,
        @Nullable Money difference,
        Evidence evidence) {

    public Explanation {
        parts = List.copyOf(parts);
        steps = List.copyOf(steps);
    }

    /**
     * The event that holds the figures.
     *
     * @param source what reported the tokens, e.g. {@code claude-code-transcript}; null if not stated
     * @param reportedCost the client's own figure; null if it gave none
     * @param by the member who logged it; null if the log does not say
     */
    public record Evidence(
            String event,
            long position,
            Instant recordedAt,
            @Nullable String by,
            @Nullable String source,
            @Nullable Money reportedCost) {}

    static Explanation of(LoggedEvent at, Interaction content, Cost cost) {
        var price = cost.price();
        var parts = price == null
                ? List.<CostPart>of()
                : price.breakdown(content.usage(), content.webSearches()).parts();
        var evidence = new Evidence(
                at.id(), at.position(), at.recordedAt(), at.metadata().get("user"), content.source(), cost.reported());
        return new Explanation(
                parts,
                ExplainedSteps.of(parts, cost),
                price,
                cost.reason(),
                CostFigures.of(cost).difference(),
                evidence);
    }
}
