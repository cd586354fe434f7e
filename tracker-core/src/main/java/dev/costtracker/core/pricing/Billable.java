package dev.costtracker.core.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All of one request that its cost depends on.
 *
 * @param model the model as the client spelled it
 * @param occurredAt when it happened; decides which price was in force
 * @param usage tokens by class
 * @param serviceTier {@code standard}, {@code batch}, or another tier's name
 * @param speed standard or fast
 * @param inferenceGeo where it was served, e.g. {@code us}; null if not stated
 * @param webSearches number of web searches billed
 * @param reportedCost what the client says it cost; null if it says nothing
 */
public record Billable(
        String model,
        Instant occurredAt,
        Usage usage,
        String serviceTier,
        Speed speed,
        @Nullable String inferenceGeo,
        long webSearches,
        @Nullable Money reportedCost) {

    public Billable {
        if (webSearches < 0) {
            throw new IllegalArgumentException("web searches must not be negative: " + webSearches);
        }
    }

    /** The tier of an ordinary request. */
    public static final String STANDARD = "standard";

    /** The tier of a batch request, at half price. */
    public static final String BATCH = "batch";

    /** The most that a client may report for one request, in US dollars; older events may have more. */
    public static final BigDecimal MAX_REPORTED = BigDecimal.valueOf(1_000_000);
}
