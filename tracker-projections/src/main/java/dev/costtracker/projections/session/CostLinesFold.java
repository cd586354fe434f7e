package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.CostPart;
import dev.costtracker.core.pricing.Modifier;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.TokenClass;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.projections.session.CostLine.AtPrice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up the cost of interactions class by class and price by price. */
final class CostLinesFold {

    private final Map<PriceKey, AtPrice> prices = new LinkedHashMap<>();
    private Usage tokens = Usage.NONE;
    private Usage tokensWithoutPrice = Usage.NONE;
    private long webSearches;
    private long webSearchesWithoutPrice;

    void add(Usage usage, long searches, @Nullable AppliedPrice price) {
        tokens = tokens.plus(usage);
        webSearches = Math.addExact(webSearches, searches);
        if (price == null) {
            tokensWithoutPrice = tokensWithoutPrice.plus(usage);
            webSearchesWithoutPrice = Math.addExact(webSearchesWithoutPrice, searches);
            return;
        }
        for (var part : price.breakdown(usage, searches).parts()) {
            prices.merge(PriceKey.of(part), AtPrice.of(part), AtPrice::plus);
        }
    }

    /** One line for every token class, in their order, then one for the server tools. */
    List<CostLine> lines() {
        var lines = new ArrayList<CostLine>();
        for (var tokenClass : TokenClass.values()) {
            lines.add(line(tokenClass.wire(), tokens.of(tokenClass), tokensWithoutPrice.of(tokenClass)));
        }
        lines.add(line(CostPart.SERVER_TOOLS, webSearches, webSearchesWithoutPrice));
        return lines;
    }

    private CostLine line(String name, long units, long withoutPrice) {
        var atPrices = prices.entrySet().stream()
                .filter(entry -> entry.getKey().name.equals(name))
                .map(Map.Entry::getValue)
                .toList();
        var cost = atPrices.stream().map(AtPrice::cost).reduce(Money.ZERO, Money::plus);
        return new CostLine(name, units, withoutPrice, cost, atPrices);
    }

    private record PriceKey(String name, Money rate, List<Modifier> factors) {

        static PriceKey of(CostPart part) {
            return new PriceKey(part.name(), part.rate(), part.factors());
        }
    }
}
