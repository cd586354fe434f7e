package dev.costtracker.api.spend;

import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.spend.Dimension;
import dev.costtracker.projections.spend.SpendAnswer;
import dev.costtracker.projections.spend.SpendQuestion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was spent.
 *
 * @param groupBy by what it is grouped, as the rows are sorted
 * @param zones in which zone each team's days begin; only where time is cut
 * @param from as asked
 * @param to as asked
 * @param total the sum of the rows
 */
record SpendAnswerView(
        List<Dimension> groupBy,
        @Nullable Map<String, ZoneId> zones,
        @Nullable Instant from,
        @Nullable Instant to,
        List<SpendRowAnswer> rows,
        SpendRowAnswer.Total total,
        long position) {

    /**
     * Makes one.
     *
     * @param own the team that is meant where none is named
     * @param names what the persons are called, as far as the caller may know it
     */
    static SpendAnswerView of(SpendQuestion question, SpendAnswer answer, TeamId own, Map<MemberId, String> names) {
        var links = new ExplainLinks(question, own);
        return new SpendAnswerView(
                question.groupBy().stream().sorted().toList(),
                question.groupBy().stream().anyMatch(Dimension::isTime) ? zones(question) : null,
                question.from(),
                question.to(),
                answer.rows().stream().map(row -> row(row, links, names)).toList(),
                SpendRowAnswer.Total.of(answer.total()),
                answer.position());
    }

    private static Map<String, ZoneId> zones(SpendQuestion question) {
        var zones = new TreeMap<String, ZoneId>();
        question.zones().forEach((team, zone) -> zones.put(team.value(), zone));
        return zones;
    }

    private static SpendRowAnswer row(SpendAnswer.Row row, ExplainLinks links, Map<MemberId, String> names) {
        var group = row.group();
        var tally = row.tally();
        return new SpendRowAnswer(
                group.begin(),
                group.team(),
                group.project(),
                group.user(),
                group.user() == null ? null : names.get(group.user()),
                group.model(),
                tally.interactions(),
                tally.tokens(),
                tally.cost(),
                links.to(group));
    }
}
