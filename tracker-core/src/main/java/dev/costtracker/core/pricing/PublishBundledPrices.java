package dev.costtracker.core.pricing;

import java.util.List;

/**
 * A starting server publishes the list prices it came with, as far as the log does not hold them yet.
 *
 * @param source the edition, e.g. {@code bundled 2026-11-23}; a later one compares greater
 * @param prices every model of the bundle; a model that is missing is withdrawn
 */
public record PublishBundledPrices(String source, List<ModelPrices> prices) {

    public PublishBundledPrices {
        prices = List.copyOf(prices);
    }
}
