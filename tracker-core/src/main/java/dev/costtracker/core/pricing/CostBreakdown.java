package dev.costtracker.core.pricing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A cost in its parts: the token classes in their order, then the server tools; classes not in use are left out.
 *
 * @param parts their amounts add up to the cost
 */
public record CostBreakdown(List<CostPart> parts) {

    public CostBreakdown {
        parts = List.copyOf(parts);
    }

    static CostBreakdown of(Usage usage, long webSearches, AppliedPrice price) {
        var parts = new ArrayList<CostPart>();
        for (var tokenClass : TokenClass.values()) {
            var tokens = usage.of(tokenClass);
            if (tokens > 0) {
                var rate = needed(price.rates().of(tokenClass), price, tokenClass.wire());
                parts.add(CostPart.tokens(tokenClass, tokens, rate, price.modifiers()));
            }
        }
        if (webSearches > 0) {
            var rate = needed(Optional.ofNullable(price.rates().webSearches()), price, "webSearches");
            parts.add(CostPart.webSearches(webSearches, rate));
        }
        return new CostBreakdown(parts);
    }

    /** The classes in use that the rates have no price for, by their names on the wire. */
    static List<String> withoutRate(Usage usage, long webSearches, Rates rates) {
        var missing = new ArrayList<String>();
        for (var tokenClass : TokenClass.values()) {
            if (usage.of(tokenClass) > 0 && rates.of(tokenClass).isEmpty()) {
                missing.add(tokenClass.wire());
            }
        }
        if (webSearches > 0 && rates.webSearches() == null) {
            missing.add("webSearches");
        }
        return missing;
    }

    /** The cost: the exact sum of the parts. */
    public Money total() {
        return parts.stream().map(CostPart::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The amounts by the names on the wire, in order. */
    public SequencedMap<String, Money> byClass() {
        var amounts = new LinkedHashMap<String, Money>();
        parts.forEach(part -> amounts.put(part.name(), part.amount()));
        return amounts;
    }

    private static Money needed(Optional<Money> rate, AppliedPrice price, String name) {
        return rate.orElseThrow(() -> new IllegalArgumentException(noRate(price.model(), List.of(name))));
    }

    static String noRate(String model, List<String> classes) {
        return "price of model %s has no rate for %s".formatted(model, String.join(", ", classes));
    }
}
