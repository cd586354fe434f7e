package dev.costtracker.api.metrics;

import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.TokenClass;
import dev.costtracker.projections.spend.CostByClass;
import dev.costtracker.projections.spend.MeterRow;
import dev.costtracker.projections.spend.Meters;
import dev.costtracker.projections.spend.ProjectRow;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What was spent and used since the beginning, at one position of the log. Every server shows the same; nothing restarts at zero.
 *
 * <p>A counter never falls: a correction counts in a counter of its own, by its direction. What holds now is
 * {@code logged + increases - decreases}.
 */
final class SpendMetrics {

    private static final Unit USD = new Unit("usd");
    private static final String MODEL = "model";
    private static final String TOKEN_TYPE = "token_type";
    private static final String BASIS = "basis";
    private static final String DIRECTION = "direction";

    private final Meters meters;
    private final Named named;

    SpendMetrics(Meters meters, int mostOfATeam) {
        this.meters = meters;
        this.named = new Named(meters.projects(), mostOfATeam);
    }

    List<MetricSnapshot> all() {
        return List.of(
                cost(false).counter(),
                cost(true).counter(),
                tokens(false).counter(),
                tokens(true).counter(),
                interactions(false).counter(),
                interactions(true).counter(),
                unpriced().gauge(),
                sessions("tracker_sessions_started", "Sessions that were started", ProjectRow::sessions)
                        .counter(),
                sessions("tracker_sessions_ended", "How often a session was ended", ProjectRow::ends)
                        .counter(),
                sessions("tracker_sessions_active", "Sessions that go on", ProjectRow::open)
                        .gauge());
    }

    private Sums cost(boolean corrections) {
        var sums = corrections
                ? new Sums("tracker_cost_corrections_usd", USD, "By how much corrections changed what had been logged")
                : new Sums("tracker_cost_usd", USD, "What the interactions cost, as they were first logged");
        each(corrections, row -> {
            for (var tokenClass : TokenClass.values()) {
                addCost(sums, row, tokenClass.wire(), "calculated", of(row.cost(), tokenClass));
            }
            addCost(sums, row, "serverTools", "calculated", row.cost().serverTools());
            addCost(sums, row, "all", "reported", row.cost().reportedOnly());
        });
        return sums;
    }

    private void addCost(Sums sums, MeterRow row, String tokenType, String basis, Money amount) {
        if (!amount.isZero()) {
            var labels = labels(row).add(TOKEN_TYPE, tokenType).add(BASIS, basis);
            sums.add(labels, amount.amount());
        }
    }

    private static Money of(CostByClass cost, TokenClass tokenClass) {
        return switch (tokenClass) {
            case INPUT -> cost.input();
            case CACHE_WRITE_5M -> cost.cacheWrite5m();
            case CACHE_WRITE_1H -> cost.cacheWrite1h();
            case CACHE_READ -> cost.cacheRead();
            case OUTPUT -> cost.output();
        };
    }

    private Sums tokens(boolean corrections) {
        var sums = corrections
                ? new Sums(
                        "tracker_token_corrections",
                        null,
                        "By how many tokens corrections changed what had been logged")
                : new Sums("tracker_tokens", null, "Tokens of the interactions, as they were first logged");
        each(corrections, row -> {
            for (var tokenClass : TokenClass.values()) {
                long tokens = row.tokens().of(tokenClass);
                if (tokens > 0) {
                    sums.add(labels(row).add(TOKEN_TYPE, tokenClass.wire()), tokens);
                }
            }
        });
        return sums;
    }

    private Sums interactions(boolean corrections) {
        var sums = corrections
                ? new Sums(
                        "tracker_interaction_corrections",
                        null,
                        "Interactions that were voided, or moved to another model, by corrections")
                : new Sums("tracker_interactions", null, "Interactions that were logged");
        each(corrections, row -> {
            if (row.interactions() > 0) {
                sums.add(labels(row), row.interactions());
            }
        });
        return sums;
    }

    private void each(boolean corrections, Consumer<MeterRow> taker) {
        meters.meters().stream()
                .filter(row -> corrections == (row.kind() != MeterRow.Kind.LOGGED))
                .forEach(taker);
    }

    private Labels labels(MeterRow row) {
        var labels = named.labels(row.team(), row.project()).add(MODEL, row.model());
        return row.kind() == MeterRow.Kind.LOGGED
                ? labels
                : labels.add(DIRECTION, row.kind().name().toLowerCase(Locale.ROOT));
    }

    private Sums unpriced() {
        var sums = new Sums(
                "tracker_unpriced_interactions",
                null,
                "Interactions that have neither a price nor a figure of their own, and so are in no cost");
        meters.meters().forEach(row -> {
            long sign = row.kind() == MeterRow.Kind.DECREASE ? -1 : 1;
            sums.add(named.labels(row.team(), row.project()), sign * row.unpriced());
        });
        return sums;
    }

    private Sums sessions(String name, String help, Function<ProjectRow, Long> count) {
        var sums = new Sums(name, null, help);
        meters.projects().forEach(row -> sums.add(named.labels(row.team(), row.project()), count.apply(row)));
        return sums;
    }
}
