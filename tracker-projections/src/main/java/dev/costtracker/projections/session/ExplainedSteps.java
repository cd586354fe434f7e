package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.CostPart;
import dev.costtracker.core.pricing.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A cost's arithmetic as lines to read: {@code input: 1,200 × $3/1M = $0.0036}; every digit, nothing rounded. */
final class ExplainedSteps {

    private ExplainedSteps() {}

    static List<String> of(List<CostPart> parts, Cost cost) {
        var lines = new ArrayList<String>();
        parts.forEach(part -> lines.add(line(part)));
        lines.add(
                switch (cost.status()) {
                    case PRICED -> "calculated: " + sum(parts);
                    case REPORTED ->
                        "no price, so the client's own figure counts: "
                                + cost.amount().map(Figures::exact).orElseThrow();
                    case UNPRICED -> "unpriced: neither a price nor a figure of the client's";
                });
        return lines;
    }

    private static String line(CostPart part) {
        var line = new StringBuilder(part.name())
                .append(String.format(Locale.ROOT, ": %,d × ", part.units()))
                .append(Figures.exact(part.rate()))
                .append(Figures.per(part.per()));
        for (var factor : part.factors()) {
            line.append(" × ")
                    .append(factor.factor().toPlainString())
                    .append(" (")
                    .append(factor.name())
                    .append(')');
        }
        return line.append(" = ").append(Figures.exact(part.amount())).toString();
    }

    private static String sum(List<CostPart> parts) {
        var total = parts.stream().map(CostPart::amount).reduce(Money.ZERO, Money::plus);
        var terms = parts.stream().map(part -> Figures.exact(part.amount())).toList();
        return parts.size() < 2 ? Figures.exact(total) : String.join(" + ", terms) + " = " + Figures.exact(total);
    }
}
