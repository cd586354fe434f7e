package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Money;

/**
 * What many interactions cost; exact.
 *
 * @param amount what counts: {@code calculated} + {@code reportedOnly}
 * @param calculated sum over the interactions with a price
 * @param reportedOnly sum of the clients' own figures over the interactions without a price
 * @param reported sum of every figure a client reported, with a price or without
 * @param unpricedInteractions how many have neither price nor figure, and so are missing from {@code amount}
 */
public record CostTotal(Money amount, Money calculated, Money reportedOnly, Money reported, long unpricedInteractions) {

    /** The cost of no interaction. */
    public static final CostTotal NONE = of(Money.ZERO, Money.ZERO, Money.ZERO, 0);

    /** Of its sums. */
    public static CostTotal of(Money calculated, Money reportedOnly, Money reported, long unpriced) {
        return new CostTotal(calculated.plus(reportedOnly), calculated, reportedOnly, reported, unpriced);
    }

    /** The cost of one interaction, as that of many. */
    public static CostTotal of(Cost cost) {
        var reported = cost.reported() == null ? Money.ZERO : cost.reported();
        var calculated = cost.calculated() == null ? Money.ZERO : cost.calculated();
        var reportedOnly = cost.status() == Cost.Status.REPORTED ? reported : Money.ZERO;
        return of(calculated, reportedOnly, reported, cost.status() == Cost.Status.UNPRICED ? 1 : 0);
    }

    /** The sum. */
    public CostTotal plus(CostTotal other) {
        return of(
                calculated.plus(other.calculated),
                reportedOnly.plus(other.reportedOnly),
                reported.plus(other.reported),
                Math.addExact(unpricedInteractions, other.unpricedInteractions));
    }

    /** The difference; the other must be contained in this. */
    public CostTotal minus(CostTotal other) {
        return of(
                calculated.minus(other.calculated),
                reportedOnly.minus(other.reportedOnly),
                reported.minus(other.reported),
                unpricedInteractions - other.unpricedInteractions);
    }

    /** Whether nothing of it is known: what is unpriced is never shown as zero. */
    public boolean unknown() {
        return unpricedInteractions > 0 && amount.isZero();
    }
}
