package dev.costtracker.core.pricing;

import java.math.BigDecimal;

/**
 * A factor on every token class of a request.
 *
 * @param name {@code batch}, {@code us-residency} or {@code regional-endpoint}
 * @param factor e.g. 0.5 or 1.1
 */
public record Modifier(String name, BigDecimal factor) {

    static final String BATCH = "batch";
    static final String US_RESIDENCY = "us-residency";
    static final String REGIONAL_ENDPOINT = "regional-endpoint";

    public Modifier {
        factor = factor.stripTrailingZeros();
    }
}
