package dev.costtracker.core.pricing;

import org.jspecify.annotations.Nullable;

/**
 * Rates that replace the base rates for the whole request, every class of it, once its prompt is large.
 *
 * @param above prompt size in tokens, cached ones included, up to which (inclusive) the base rates hold
 * @param rates the rates beyond it
 * @param fast the fast-mode rates beyond it; null if there are none
 */
public record Tier(long above, Rates rates, @Nullable Rates fast) {

    public Tier {
        if (above < 1) {
            throw new IllegalArgumentException("a tier must begin above 1 token or more, not " + above);
        }
    }

    boolean holds(Usage usage) {
        return usage.prompt() > above;
    }
}
