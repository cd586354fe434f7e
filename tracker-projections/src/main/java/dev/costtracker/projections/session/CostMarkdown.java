package dev.costtracker.projections.session;

import static dev.costtracker.projections.session.MarkdownText.inline;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.CostPart;
import dev.costtracker.core.pricing.TokenClass;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.projections.session.CostLine.AtPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the cost tracking section of a report: every interaction, then what each class of token cost. */
final class CostMarkdown {

    private static final List<String> COLUMNS = List.of(
            "Interaction",
            "Model",
            "Input Tokens",
            "Cache Write 5m",
            "Cache Write 1h",
            "Cache Read",
            "Output Tokens",
            "Cost",
            "Context");
    private static final List<Integer> FIGURES = List.of(2, 3, 4, 5, 6, 7);
    private static final String NOTHING = "-";

    private static final Map<String, String> LABELS = Map.of(
            TokenClass.INPUT.wire(),
            "Input Cost",
            TokenClass.CACHE_WRITE_5M.wire(),
            "Cache Write 5m Cost",
            TokenClass.CACHE_WRITE_1H.wire(),
            "Cache Write 1h Cost",
            TokenClass.CACHE_READ.wire(),
            "Cache Read Cost",
            TokenClass.OUTPUT.wire(),
            "Output Cost",
            CostPart.SERVER_TOOLS,
            "Server Tools Cost");

    private final SessionReport report;
    private final CostTracking tracking;
    private final MarkdownPage page;

    private CostMarkdown(SessionReport report, MarkdownPage page) {
        this.report = report;
        this.tracking = report.costTracking();
        this.page = page;
    }

    static void write(SessionReport report, MarkdownPage page) {
        var markdown = new CostMarkdown(report, page);
        page.heading(2, "Cost Tracking");
        markdown.tokenUsage();
        markdown.costBreakdown();
    }

    private void tokenUsage() {
        page.heading(3, "Token Usage");
        page.tableHead(COLUMNS, FIGURES);
        int number = 1;
        for (var row : tracking.interactions()) {
            page.row(cells(row, number++));
        }
        page.row(cells("TOTALS", NOTHING, tracking.tokens(), total(), NOTHING).stream()
                .map("**%s**"::formatted)
                .toList());
        if (tracking.voidedInteractions() > 0) {
            page.block("Voided interactions, counted nowhere: " + Figures.count(tracking.voidedInteractions()));
        }
    }

    private static List<String> cells(InteractionRow row, int number) {
        return cells(
                text(row.label(), "Interaction " + number),
                inline(row.model()),
                row.tokens(),
                cost(row.cost()),
                text(row.context(), NOTHING));
    }

    private static List<String> cells(String name, String model, Usage tokens, String cost, String context) {
        var cells = new ArrayList<>(List.of(name, model));
        for (var tokenClass : TokenClass.values()) {
            cells.add(Figures.count(tokens.of(tokenClass)));
        }
        cells.addAll(List.of(cost, context));
        return cells;
    }

    private static String text(@Nullable String text, String otherwise) {
        var inline = text == null ? "" : inline(text);
        return inline.isEmpty() ? otherwise : inline;
    }

    private static String cost(CostFigures cost) {
        if (cost.amount() == null) {
            return Figures.UNPRICED;
        }
        var shown = Figures.money(cost.amount());
        if (cost.status() == Cost.Status.REPORTED) {
            return shown + " (reported)";
        }
        if (cost.reported() == null || cost.difference() == null) {
            return shown;
        }
        return "%s (reported %s, Δ %s)"
                .formatted(shown, Figures.money(cost.reported()), Figures.difference(cost.difference()));
    }

    /** The sum; beside it what clients reported, if they did for every interaction. */
    private String total() {
        var shown = Figures.cost(tracking.cost());
        var comparison = tracking.comparison();
        if (comparison == null
                || comparison.differing() == 0
                || comparison.interactions() < tracking.interactions().size()) {
            return shown;
        }
        return "%s (reported %s, Δ %s)"
                .formatted(shown, Figures.money(comparison.reported()), Figures.difference(comparison.difference()));
    }

    private void costBreakdown() {
        var cost = tracking.cost();
        var lines = new ArrayList<String>();
        tracking.breakdown().stream().filter(CostMarkdown::isShown).forEach(line -> lines.add(line(line)));
        if (!cost.reportedOnly().isZero()) {
            lines.add("- **Reported Cost**: %s (clients' own figures, where there is no price)"
                    .formatted(Figures.money(cost.reportedOnly())));
        }
        lines.add("- **Total Session Cost**: **%s**".formatted(Figures.cost(cost)));
        var comparison = tracking.comparison();
        if (comparison != null && comparison.differing() > 0) {
            lines.add(line(comparison));
        }
        lines.add("- **Cost per Hour**: " + Figures.perHour(cost, report.duration()));
        lines.add("- **Tokens per Hour**: " + Figures.tokensPerHour(tracking.tokensPerHour()));
        page.heading(3, "Cost Breakdown");
        page.lines(lines);
    }

    /** Input and output always, as in the template; the others where they are in use. */
    private static boolean isShown(CostLine line) {
        return line.units() > 0
                || line.name().equals(TokenClass.INPUT.wire())
                || line.name().equals(TokenClass.OUTPUT.wire());
    }

    private String line(CostLine line) {
        var label = LABELS.getOrDefault(line.name(), line.name());
        var unit = line.name().equals(CostPart.SERVER_TOOLS) ? "web search" : "token";
        return "- **%s**: %s (%s)".formatted(label, amount(line), derivation(line, unit));
    }

    private String amount(CostLine line) {
        if (!line.unpriced()) {
            return Figures.money(line.cost());
        }
        // What clients reported for a whole interaction can't be told apart by class.
        return tracking.cost().unpricedInteractions() > 0 ? Figures.UNPRICED : Figures.NOT_AVAILABLE;
    }

    private static String derivation(CostLine line, String unit) {
        if (line.unpriced()) {
            return Figures.count(line.units(), unit) + " without a price";
        }
        var priced = Figures.count(line.units() - line.withoutPrice(), unit) + atPrices(line.prices());
        return line.withoutPrice() == 0
                ? priced
                : "%s; %s more without a price".formatted(priced, Figures.count(line.withoutPrice()));
    }

    private static String atPrices(List<AtPrice> prices) {
        if (prices.isEmpty()) {
            return "";
        }
        if (prices.size() > 1) {
            return " at %d prices".formatted(prices.size());
        }
        var price = prices.getFirst();
        var text = new StringBuilder(" × ").append(Figures.price(price.rate())).append(Figures.per(price.per()));
        for (var factor : price.factors()) {
            text.append(String.format(Locale.ROOT, " × %s %s", factor.factor().toPlainString(), inline(factor.name())));
        }
        return text.toString();
    }

    private String line(CostComparison comparison) {
        long all = tracking.interactions().size();
        var of = comparison.interactions() == all
                ? ""
                : ", in %s of %s interactions".formatted(Figures.count(comparison.interactions()), Figures.count(all));
        return "- **Reported by Client**: %s against %s calculated, difference %s%s"
                .formatted(
                        Figures.money(comparison.reported()),
                        Figures.money(comparison.calculated()),
                        Figures.difference(comparison.difference()),
                        of);
    }
}
