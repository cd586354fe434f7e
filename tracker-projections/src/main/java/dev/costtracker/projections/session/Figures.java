package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Money;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are shown to people: rounded half up, with thousands separators, in no locale. */
final class Figures {

    static final String NOT_AVAILABLE = "n/a";
    static final String UNPRICED = "unpriced";

    private Figures() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count with its unit: {@code 1 token}, {@code 1,200 tokens}, {@code 2 web searches}. */
    static String count(long count, String unit) {
        var plural = unit.endsWith("h") ? "es" : "s";
        return count(count) + " " + unit + (count == 1 ? "" : plural);
    }

    /** Three decimals: {@code $1,234.560}. */
    static String money(Money money) {
        return Dollars.rounded(money, 3);
    }

    /** Every digit: {@code $0.0156}. */
    static String exact(Money money) {
        return Dollars.exact(money, 0);
    }

    /** A published price: every digit, and cents at least: {@code $3.00}, {@code $0.075}. */
    static String price(Money money) {
        return Dollars.exact(money, 2);
    }

    /** A difference with its sign; to three decimals, or with every digit where these would hide it. */
    static String difference(Money money) {
        var shown = money.amount().setScale(3, RoundingMode.HALF_UP);
        var text = shown.signum() == 0 ? exact(money) : money(money);
        return money.amount().signum() > 0 ? "+" + text : text;
    }

    /** What so many cost: a figure, and how many of them are missing in it. */
    static String cost(CostTotal cost) {
        return cost.unknown() ? UNPRICED : money(cost.amount()) + missing(cost);
    }

    /**
     * A session's cost by the hour.
     *
     * @param duration null while the session goes on
     */
    static String perHour(CostTotal cost, @Nullable Duration duration) {
        if (duration == null || duration.isZero()) {
            return NOT_AVAILABLE;
        }
        var perHour = PerHour.cost(cost, duration);
        return perHour == null ? UNPRICED : money(perHour) + missing(cost);
    }

    static String tokensPerHour(@Nullable BigInteger tokens) {
        return tokens == null ? NOT_AVAILABLE : String.format(Locale.ROOT, "%,d", tokens);
    }

    private static String missing(CostTotal cost) {
        return cost.unpricedInteractions() == 0 ? "" : " + %s unpriced".formatted(count(cost.unpricedInteractions()));
    }

    /** What a price is for: {@code /1M} or {@code /1K}. */
    static String per(long units) {
        return units == 1_000 ? "/1K" : "/1M";
    }

    static String hours(Duration duration) {
        return String.format(Locale.ROOT, "%,.2f", PerHour.hours(duration));
    }

    /** Hours and whole minutes: {@code 1:15}. */
    static String clock(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d", duration.toHours(), duration.toMinutesPart());
    }
}
