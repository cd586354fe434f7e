package dev.costtracker.core.pricing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price that was used for one request, and where it came from: enough to recompute the cost by hand for ever.
 *
 * @param model the plain id of the model in the price book
 * @param rates published rates that applied: those of the tier and speed, before modifiers
 * @param above the prompt size beyond which these rates hold for the whole request; null if they are the base rates
 * @param fast whether these are the fast-mode rates
 * @param modifiers factors on every token class (not on web searches), in the order applied
 * @param validFrom first instant of the price's validity; null if open to the past
 * @param validUntil end of its validity, exclusive; null if open
 * @param source who published it, e.g. {@code bundled 2026-11-23}
 * @param notes what a reader should know, e.g. {@code tier priority has no rate of its own: priced as standard}
 */
public record AppliedPrice(
        String model,
        Rates rates,
        @Nullable Long above,
        boolean fast,
        List<Modifier> modifiers,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        String source,
        List<String> notes) {

    public AppliedPrice {
        modifiers = List.copyOf(modifiers);
        notes = List.copyOf(notes);
    }

    /**
     * What a request costs at this price, class by class.
     *
     * @throws IllegalArgumentException if a class in use has no rate
     */
    public CostBreakdown breakdown(Usage usage, long webSearches) {
        return CostBreakdown.of(usage, webSearches, this);
    }
}
