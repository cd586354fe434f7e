package dev.costtracker.projections.spend;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.team.TeamId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was counted for one model in one project, and never falls.
 *
 * @param model the model's plain id if it had a price, else {@link #OTHER}: so that nobody can make many of them
 * @param kind what was logged at first, or by how much later corrections raised or lowered it
 * @param interactions how many were logged, or voided
 * @param unpriced how many have, or no longer have, neither a price nor a figure of their own
 */
public record MeterRow(
        TeamId team,
        String project,
        String model,
        Kind kind,
        long interactions,
        Usage tokens,
        CostByClass cost,
        long unpriced) {

    /** Every model that had no price. */
    public static final String OTHER = "other";

    /** Why it was counted. Now is what was logged, plus the increases, minus the decreases. */
    public enum Kind {
        LOGGED,
        INCREASE,
        DECREASE;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static MeterRow nothing(Counted of, Kind kind) {
        return new MeterRow(of.team(), of.project(), of.label(), kind, 0, Usage.NONE, CostByClass.NONE, 0);
    }

    static MeterRow all(Counted of, Kind kind) {
        long unpriced = of.status() == Cost.Status.UNPRICED ? 1 : 0;
        return new MeterRow(of.team(), of.project(), of.label(), kind, 1, of.tokens(), of.cost(), unpriced);
    }

    /** By how much an interaction of the same model grew in each part. */
    static MeterRow growth(Counted from, Counted to, Kind kind) {
        long unpriced = to.status() == Cost.Status.UNPRICED && from.status() != Cost.Status.UNPRICED ? 1 : 0;
        return new MeterRow(
                to.team(),
                to.project(),
                to.label(),
                kind,
                0,
                growth(from.tokens(), to.tokens()),
                from.cost().increaseTo(to.cost()),
                unpriced);
    }

    private static Usage growth(Usage from, Usage to) {
        return new Usage(
                Math.max(0, to.input() - from.input()),
                Math.max(0, to.cacheWrite5m() - from.cacheWrite5m()),
                Math.max(0, to.cacheWrite1h() - from.cacheWrite1h()),
                Math.max(0, to.cacheRead() - from.cacheRead()),
                Math.max(0, to.output() - from.output()));
    }

    MeterRow plus(@Nullable MeterRow before) {
        return before == null
                ? this
                : new MeterRow(
                        team,
                        project,
                        model,
                        kind,
                        Math.addExact(interactions, before.interactions),
                        tokens.plus(before.tokens),
                        cost.plus(before.cost),
                        Math.addExact(unpriced, before.unpriced));
    }
}
