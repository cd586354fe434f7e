package dev.costtracker.projections.spend;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.CostPart;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.TokenClass;
import dev.costtracker.core.session.Interaction;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A cost in its parts.
 *
 * @param serverTools what is calculated for web searches
 * @param reportedOnly the clients' own figures where there is no price
 */
public record CostByClass(
        Money input,
        Money cacheWrite5m,
        Money cacheWrite1h,
        Money cacheRead,
        Money output,
        Money serverTools,
        Money reportedOnly) {

    /** No cost. */
    public static final CostByClass NONE =
            new CostByClass(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** The parts of what one interaction cost. */
    static CostByClass of(Interaction content, Cost cost) {
        var price = cost.price();
        if (price != null) {
            return of(price.breakdown(content.usage(), content.webSearches()).byClass());
        }
        return cost.amount().map(NONE::reportedOnly).orElse(NONE);
    }

    private static CostByClass of(Map<String, Money> byClass) {
        return new CostByClass(
                part(byClass, TokenClass.INPUT.wire()),
                part(byClass, TokenClass.CACHE_WRITE_5M.wire()),
                part(byClass, TokenClass.CACHE_WRITE_1H.wire()),
                part(byClass, TokenClass.CACHE_READ.wire()),
                part(byClass, TokenClass.OUTPUT.wire()),
                part(byClass, CostPart.SERVER_TOOLS),
                Money.ZERO);
    }

    private static Money part(Map<String, Money> byClass, String name) {
        return byClass.getOrDefault(name, Money.ZERO);
    }

    private CostByClass reportedOnly(Money reported) {
        return new CostByClass(input, cacheWrite5m, cacheWrite1h, cacheRead, output, serverTools, reported);
    }

    /** What was calculated of it. */
    public Money calculated() {
        return input.plus(cacheWrite5m)
                .plus(cacheWrite1h)
                .plus(cacheRead)
                .plus(output)
                .plus(serverTools);
    }

    /** All of it. */
    public Money total() {
        return calculated().plus(reportedOnly);
    }

    CostByClass plus(CostByClass other) {
        return with(other, Money::plus);
    }

    CostByClass minus(CostByClass other) {
        return with(other, Money::minus);
    }

    /** By how much each part of another is larger, nothing where it is not. */
    CostByClass increaseTo(CostByClass other) {
        return with(other, (mine, theirs) -> theirs.compareTo(mine) > 0 ? theirs.minus(mine) : Money.ZERO);
    }

    private CostByClass with(CostByClass other, BinaryOperator<Money> each) {
        return new CostByClass(
                each.apply(input, other.input),
                each.apply(cacheWrite5m, other.cacheWrite5m),
                each.apply(cacheWrite1h, other.cacheWrite1h),
                each.apply(cacheRead, other.cacheRead),
                each.apply(output, other.output),
                each.apply(serverTools, other.serverTools),
                each.apply(reportedOnly, other.reportedOnly));
    }
}
