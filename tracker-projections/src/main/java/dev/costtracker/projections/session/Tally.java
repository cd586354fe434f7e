package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Usage;

/** How many interactions, their tokens and what they cost. */
public record Tally(long interactions, Usage tokens, CostTotal cost) {

    /** Nothing. */
    public static final Tally NONE = new Tally(0, Usage.NONE, CostTotal.NONE);

    /** One interaction. */
    public static Tally of(Usage usage, Cost cost) {
        return new Tally(1, usage, CostTotal.of(cost));
    }

    /** The sum. */
    public Tally plus(Tally other) {
        if (other.interactions == 0) { // and so has neither tokens nor cost
            return this;
        }
        return new Tally(interactions + other.interactions, tokens.plus(other.tokens), cost.plus(other.cost));
    }

    /** The difference; the other must be contained in this. */
    public Tally minus(Tally other) {
        if (other.interactions == 0) { // and so has neither tokens nor cost
            return this;
        }
        return new Tally(interactions - other.interactions, tokens.minus(other.tokens), cost.minus(other.cost));
    }
}
