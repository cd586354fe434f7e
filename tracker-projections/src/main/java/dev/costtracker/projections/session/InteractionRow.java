package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One interaction in a session report.
 *
 * @param label its name; null if it has none
 * @param model as the client spelled it
 * @param webSearches web searches billed
 * @param context what it was for; null if not said
 */
public record InteractionRow(
        InteractionId id,
        @Nullable String label,
        String model,
        Instant occurredAt,
        Usage tokens,
        long webSearches,
        CostFigures cost,
        @Nullable String context) {}
