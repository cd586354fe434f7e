package dev.costtracker.api.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.team.Sight;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionQueries;
import dev.costtracker.projections.session.SessionSummary;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.spend.Dimension;
import dev.costtracker.projections.spend.MeterRow;
import dev.costtracker.projections.spend.Meters;
import dev.costtracker.projections.spend.SpendQueries;
import dev.costtracker.projections.spend.SpendQuestion;
import dev.costtracker.projections.spend.SpendRows;
import dev.costtracker.projections.spend.SpendView;
import dev.costtracker.projections.views.ViewStore;
import dev.costtracker.projections.views.Views;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of stored views whatever happened to the servers that folded them. */
final class ViewsAgree {

    private static final TeamId TEAM = TeamId.DEFAULT;
    private static final ZoneId ZONE = ZoneId.of("Asia/Kathmandu");

    private ViewsAgree() {}

    /** The views go on where they stand, and then every row, and every sum of a project, is that of the log, to the last digit. */
    static void check(Ledger ledger, ViewStore store, String project) {
        try (var views = Views.open(store, ledger, List.of(SpendView.INSTANCE), Views.Settings.USUAL)) {
            assertThat(views.awaitPosition(SpendView.INSTANCE, ledger.log().head(), Duration.ofMinutes(1)))
                    .isTrue();
            boolean unused = views.read(SpendView.INSTANCE, snapshot -> {
                SpendRows.check(snapshot, ledger.log());
                return true;
            });
            var directory = ledger.directory();
            check(new SessionQueries(ledger.log(), directory), new SpendQueries(views, directory), project);
        }
    }

    private static void check(SessionQueries log, SpendQueries views, String project) {
        var truth = log.projectTotals(TEAM, project, null).orElseThrow();
        assertThat(views.projectTotals(TEAM, project)).contains(truth);
        var all = new Tally(truth.interactions(), truth.tokens(), truth.cost());
        for (var groupBy : List.of(Dimension.DAY, Dimension.MONTH, Dimension.MODEL, Dimension.USER)) {
            var question = new SpendQuestion(Map.of(TEAM, ZONE), Set.of(groupBy), null, null, project, null, null);
            assertThat(views.spend(question).total()).as(groupBy.wire()).isEqualTo(all);
        }
        var sessions = views.sessions(Sight.all(TEAM), SessionFilter.ALL).items();
        assertThat(sessions).allSatisfy(session -> assertThat(log.summary(Sight.all(TEAM), session.id()))
                .contains(session));
        assertThat(sessions.stream()
                        .map(SessionSummary::cost)
                        .map(cost -> cost.amount())
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(truth.cost().amount());
        assertThat(now(views.meters())).isEqualTo(truth.cost().amount());
    }

    private static Money now(Meters meters) {
        var sum = Money.ZERO;
        for (var row : meters.meters()) {
            var cost = row.cost().total();
            sum = row.kind() == MeterRow.Kind.DECREASE ? sum.minus(cost) : sum.plus(cost);
        }
        return sum;
    }
}
