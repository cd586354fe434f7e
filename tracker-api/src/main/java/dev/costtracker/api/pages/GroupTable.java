package dev.costtracker.api.pages;

import dev.costtracker.api.spend.TeamSpend;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.projections.spend.SpendAnswer;
import dev.costtracker.projections.spend.SpendGroup;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What was spent on each of some things, the costliest first.
 *
 * @param kind what they are, in the singular
 */
record GroupTable(String title, String kind, List<Row> rows) {

    /**
     * One of them.
     *
     * @param link where the interactions behind it are
     * @param length its cost beside the highest, or if it is the only one, beside all; in percent
     * @param share its cost as part of all
     */
    record Row(
            String name, String link, CostCell cost, String length, String share, String interactions, Tokens tokens) {}

    /**
     * The rows of an answer.
     *
     * @param whole what everything cost, whatever part of it the answer is
     */
    static GroupTable of(
            String title, String kind, TeamSpend.Answer answer, Money whole, Function<SpendGroup, String> name) {
        var found = answer.spend().rows();
        var most = found.size() == 1 ? whole : longest(found);
        var rows = found.stream()
                .sorted(Comparator.comparing(GroupTable::amount).reversed())
                .map(row -> new Row(
                        name.apply(row.group()),
                        answer.links().page(row.group()),
                        CostCell.of(row.tally().cost()),
                        Figures.length(amount(row).amount(), most.amount()),
                        Figures.percent(amount(row).amount(), whole.amount()),
                        Figures.count(row.tally().interactions()),
                        Tokens.of(row.tally().tokens())))
                .toList();
        return new GroupTable(title, kind, rows);
    }

    private static Money longest(List<SpendAnswer.Row> rows) {
        return rows.stream()
                .map(GroupTable::amount)
                .max(Comparator.naturalOrder())
                .orElse(Money.ZERO);
    }

    private static Money amount(SpendAnswer.Row row) {
        return row.tally().cost().amount();
    }
}
