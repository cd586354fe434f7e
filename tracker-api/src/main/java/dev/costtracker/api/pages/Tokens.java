package dev.costtracker.api.pages;

import dev.costtracker.core.pricing.Usage;
import java.math.BigDecimal;

/**
 * Token counts, as pages show them.
 *
 * @param shown all of them, in short
 * @param exact class by class, every digit
 * @param cached how much of what was read came from the cache, in percent
 */
record Tokens(String shown, String exact, String cached) {

    static Tokens of(Usage usage) {
        return new Tokens(
                Figures.tokens(usage.total()),
                "%s tokens: %s input, %s cache write (5 min), %s cache write (1 h), %s cache read, %s output"
                        .formatted(
                                Figures.count(usage.total()),
                                Figures.count(usage.input()),
                                Figures.count(usage.cacheWrite5m()),
                                Figures.count(usage.cacheWrite1h()),
                                Figures.count(usage.cacheRead()),
                                Figures.count(usage.output())),
                Figures.percent(BigDecimal.valueOf(usage.cacheRead()), BigDecimal.valueOf(usage.prompt())));
    }
}
