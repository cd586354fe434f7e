package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.Modifier;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.TokenClass;
import dev.costtracker.core.pricing.Usage;
import java.util.ArrayList;
import java.util.List;

/** One class's share of a cost: units × rate × factors = amount. */
public record CostPart(String name, long units, Money rate, long per, List<Modifier> factors, Money amount) {

    static final String SERVER_TOOLS = "serverTools";

    static List<CostPart> of(Usage usage, long webSearches, AppliedPrice price) {
        var parts = new ArrayList<CostPart>();
        for (var tokenClass : TokenClass.values()) {
            long tokens = usage.of(tokenClass);
            if (tokens > 0) {
                var rate = price.rates().of(tokenClass).orElseThrow();
                var amount = rate.forMillionths(tokens);
                for (var factor : price.modifiers()) {
                    amount = amount.times(factor.factor());
                }
                parts.add(new CostPart(tokenClass.wire(), tokens, rate, 1_000_000, price.modifiers(), amount));
            }
        }
        var searchRate = price.rates().webSearches();
        if (webSearches > 0 && searchRate != null) {
            parts.add(new CostPart(
                    SERVER_TOOLS, webSearches, searchRate, 1_000, List.of(), searchRate.forThousandths(webSearches)));
        }
        return parts;
    }
}
