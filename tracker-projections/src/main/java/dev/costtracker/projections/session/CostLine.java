package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.CostPart;
import dev.costtracker.core.pricing.Modifier;
import dev.costtracker.core.pricing.Money;
import java.util.List;

/**
 * What one token class, or the server tools, cost in many interactions.
 *
 * @param name a token class's name on the wire, or {@code serverTools}
 * @param units all tokens, or web searches
 * @param withoutPrice how many of the units belong to interactions without a price
 * @param cost of the units with a price; exact
 * @param prices each price that applied, in the order met; {@code cost} is the sum of theirs
 */
public record CostLine(String name, long units, long withoutPrice, Money cost, List<AtPrice> prices) {

    public CostLine {
        prices = List.copyOf(prices);
    }

    /** Whether all that is here has no price: its cost is unknown, not zero. */
    boolean unpriced() {
        return units > 0 && units == withoutPrice;
    }

    /**
     * The units that one price applied to.
     *
     * @param rate the published price of so many units as {@code per} says
     * @param per units that the rate is for: a million tokens, a thousand searches
     * @param factors what multiplies it
     * @param cost units × rate × factors; exact
     */
    public record AtPrice(long units, Money rate, long per, List<Modifier> factors, Money cost) {

        public AtPrice {
            factors = List.copyOf(factors);
        }

        static AtPrice of(CostPart part) {
            return new AtPrice(part.units(), part.rate(), part.per(), part.factors(), part.amount());
        }

        AtPrice plus(AtPrice other) {
            return new AtPrice(Math.addExact(units, other.units), rate, per, factors, cost.plus(other.cost));
        }
    }
}
