package dev.costtracker.api.imports;

import dev.costtracker.core.pricing.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A summary for people; costs are rounded to four decimals, half up. */
final class SummaryText {

    private static final int DECIMALS = 4;

    private SummaryText() {}

    /** The summary in lines. */
    static List<String> of(Summary summary, boolean dryRun) {
        var lines = new ArrayList<String>();
        lines.add("%s files, %s lines (%s malformed)"
                .formatted(number(summary.files()), number(summary.lines()), number(summary.malformedLines())));
        var interactions = summary.interactions();
        lines.add("%s sessions, interactions: %s logged, %s duplicate, %s amended%s"
                .formatted(
                        number(summary.sessions()),
                        number(interactions.logged()),
                        number(interactions.duplicate()),
                        number(interactions.amended()),
                        dryRun ? " (dry run: nothing was written)" : ""));
        if (!interactions.skipped().isEmpty()) {
            lines.add(interactions.skipped().entrySet().stream()
                    .map(entry -> number(entry.getValue()) + " " + entry.getKey())
                    .collect(Collectors.joining(", ", "answers skipped: ", "")));
        }
        lines.add(tokens(summary));
        lines.addAll(models(summary));
        return lines;
    }

    private static String tokens(Summary summary) {
        var tokens = summary.tokens();
        return "tokens: %s input, %s cache write 5m, %s cache write 1h, %s cache read, %s output"
                .formatted(
                        number(tokens.input()),
                        number(tokens.cacheWrite5m()),
                        number(tokens.cacheWrite1h()),
                        number(tokens.cacheRead()),
                        number(tokens.output()));
    }

    private static List<String> models(Summary summary) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(row("in these files, new or not", "interactions", "cost"));
        var all = 0L;
        for (var model : summary.byModel().entrySet()) {
            var total = model.getValue();
            lines.add(row(model.getKey(), number(total.interactions()), dollars(total.cost())));
            all += total.interactions();
        }
        lines.add(row("total", number(all), dollars(summary.cost())));
        if (summary.unpriced() > 0) {
            lines.add(number(summary.unpriced()) + " interactions have no price and are not in the cost");
        }
        return lines;
    }

    private static String row(String model, String interactions, String cost) {
        return "%-32s %14s %18s".formatted(model, interactions, cost);
    }

    private static String dollars(@Nullable String cost) {
        return cost == null ? "unpriced" : "$" + Money.usd(cost).shown(DECIMALS);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
