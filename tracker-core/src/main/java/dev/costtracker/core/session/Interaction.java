package dev.costtracker.core.session;

import dev.costtracker.core.pricing.Billable;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Speed;
import dev.costtracker.core.pricing.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One API request as its client tells it; one request is one interaction, because price tiers depend on it.
 *
 * @param model the model as the client spelled it
 * @param label a name for it, one line; null if none
 * @param context what it was for, up to 4,000 characters, never a prompt; null if none
 * @param occurredAt when it happened, to the microsecond
 * @param usage tokens by class, not all zero
 * @param serviceTier {@code standard} unless stated
 * @param speed standard unless stated
 * @param inferenceGeo where it was served; null if not stated
 * @param webSearches web searches billed
 * @param reportedCost the client's own figure; null if none
 * @param source what reported it, e.g. {@code claude-code-transcript}; null if not stated
 */
public record Interaction(
        String model,
        @Nullable String label,
        @Nullable String context,
        Instant occurredAt,
        Usage usage,
        String serviceTier,
        Speed speed,
        @Nullable String inferenceGeo,
        long webSearches,
        @Nullable Money reportedCost,
        @Nullable String source) {

    /** The part of it that its cost depends on. */
    public Billable billable() {
        return new Billable(model, occurredAt, usage, serviceTier, speed, inferenceGeo, webSearches, reportedCost);
    }

    /** The same at another time. */
    Interaction at(Instant time) {
        return new Interaction(
                model,
                label,
                context,
                time,
                usage,
                serviceTier,
                speed,
                inferenceGeo,
                webSearches,
                reportedCost,
                source);
    }

    /** The same with another figure reported for it. */
    Interaction reporting(@Nullable Money reported) {
        return new Interaction(
                model,
                label,
                context,
                occurredAt,
                usage,
                serviceTier,
                speed,
                inferenceGeo,
                webSearches,
                reported,
                source);
    }
}
