package dev.costtracker.core.pricing;

import java.util.HashSet;
import java.util.List;

/**
 * An operator publishes prices, which win over the bundled ones of the same models.
 *
 * @param source where they come from, one line, e.g. {@code contract 2026-17}; every cost made of them names it
 * @param prices a whole line for each model, at least one, no model twice
 */
public record PublishPrices(String source, List<ModelPrices> prices) {

    private static final int LONGEST_SOURCE = 200;

    public PublishPrices {
        prices = List.copyOf(prices);
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("source must have 1 to 200 characters, not " + source.length());
        }
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("a publication must have at least one model");
        }
        var models = new HashSet<String>();
        for (var line : prices) {
            if (!models.add(line.model())) {
                throw new IllegalArgumentException("a publication must name a model once: " + line.model());
            }
        }
    }
}
