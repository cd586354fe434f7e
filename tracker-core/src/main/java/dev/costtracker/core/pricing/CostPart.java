package dev.costtracker.core.pricing;

import java.util.List;

/**
 * One class's share of a cost, so that it can be followed by hand: units × rate × factors = amount.
 *
 * @param name the class on the wire: a token class, or {@code serverTools}
 * @param units tokens, or web searches; never 0
 * @param rate the published price of so many units as {@code per} says
 * @param per units that the rate is for: a million tokens, a thousand searches
 * @param factors what multiplies it
 * @param amount exact
 */
public record CostPart(String name, long units, Money rate, long per, List<Modifier> factors, Money amount) {

    /** The name of the share that is no token class. */
    public static final String SERVER_TOOLS = "serverTools";

    public CostPart {
        factors = List.copyOf(factors);
    }

    static CostPart tokens(TokenClass tokenClass, long tokens, Money rate, List<Modifier> factors) {
        var amount = rate.forMillionths(tokens);
        for (var factor : factors) {
            amount = amount.times(factor.factor());
        }
        return new CostPart(tokenClass.wire(), tokens, rate, 1_000_000, factors, amount);
    }

    static CostPart webSearches(long searches, Money rate) {
        return new CostPart(SERVER_TOOLS, searches, rate, 1_000, List.of(), rate.forThousandths(searches));
    }
}
