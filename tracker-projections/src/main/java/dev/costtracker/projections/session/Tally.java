package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Usage;

/** How many interactions, their tokens and what they cost. */
record Tally(long interactions, Usage tokens, CostTotal cost) {

    static final Tally NONE = new Tally(0, Usage.NONE, CostTotal.NONE);

    static Tally of(Usage usage, Cost cost) {
        return new Tally(1, usage, CostTotal.of(cost));
    }

    Tally plus(Tally other) {
        return new Tally(interactions + other.interactions, tokens.plus(other.tokens), cost.plus(other.cost));
    }

    Tally minus(Tally other) {
        return new Tally(interactions - other.interactions, tokens.minus(other.tokens), cost.minus(other.cost));
    }
}
