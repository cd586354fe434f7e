package dev.costtracker.core.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How large and how fine a published price may be, so that every cost made of it has at most the 34 digits that a stored
 * decimal holds, and nothing is ever rounded.
 */
final class PriceLimits {

    /** US dollars per million tokens, or per thousand searches. */
    private static final BigDecimal LARGEST_RATE = new BigDecimal("100000");

    private static final int RATE_DECIMALS = 6;
    private static final BigDecimal LARGEST_FACTOR = BigDecimal.TEN;
    private static final int FACTOR_DECIMALS = 3;

    private PriceLimits() {}

    static void check(@Nullable Rates rates) {
        if (rates != null) {
            rates.published().forEach(PriceLimits::check);
        }
    }

    private static void check(Money rate) {
        if (!rate.currency().equals(Money.USD)) {
            throw new IllegalArgumentException("price must be in USD, not " + rate.currency());
        }
        if (rate.amount().compareTo(LARGEST_RATE) > 0 || rate.amount().scale() > RATE_DECIMALS) {
            throw new IllegalArgumentException("price must be at most %s USD with at most %d decimals: %s"
                    .formatted(LARGEST_RATE, RATE_DECIMALS, rate.amount()));
        }
    }

    static @Nullable BigDecimal factor(@Nullable BigDecimal factor) {
        if (factor == null) {
            return null;
        }
        var plain = factor.stripTrailingZeros();
        if (plain.signum() <= 0 || plain.compareTo(LARGEST_FACTOR) > 0 || plain.scale() > FACTOR_DECIMALS) {
            throw new IllegalArgumentException("factor must be above 0, at most %s and have at most %d decimals: %s"
                    .formatted(LARGEST_FACTOR, FACTOR_DECIMALS, factor));
        }
        return plain;
    }
}
