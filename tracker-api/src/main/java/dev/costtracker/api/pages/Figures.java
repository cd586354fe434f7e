package dev.costtracker.api.pages;

import dev.costtracker.core.pricing.Money;
import dev.costtracker.projections.session.Dollars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** How figures look on pages: short, with the exact one never further away than a tooltip. */
final class Figures {

    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    private Figures() {}

    /** Cents, rounded half up, with thousands separators; what would round to nothing says so. */
    static String money(Money money) {
        var amount = money.amount();
        if (amount.signum() != 0 && amount.abs().compareTo(HALF_A_CENT) < 0) {
            return (amount.signum() < 0 ? "-" : "") + "<$0.01";
        }
        return Dollars.rounded(money, 2);
    }

    /** Every digit, and cents at least. */
    static String exact(Money money) {
        return Dollars.exact(money, 2);
    }

    /** A difference with its sign, every digit. */
    static String difference(Money money) {
        return (money.amount().signum() > 0 ? "+" : "") + exact(money);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 session}, {@code 2 sessions}. */
    static String count(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    /** Four digits at most: {@code 9,999}, {@code 12.3K}, {@code 4.56M}. */
    static String tokens(long tokens) {
        if (tokens < 10_000) {
            return count(tokens);
        }
        var value = BigDecimal.valueOf(tokens);
        for (var unit : List.of("K", "M", "B")) {
            value = value.movePointLeft(3);
            if (value.compareTo(BigDecimal.valueOf(1000)) < 0 || unit.equals("B")) {
                int decimals = Math.max(0, 3 - (value.precision() - value.scale()));
                return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + unit;
            }
        }
        throw new IllegalStateException("no unit is left");
    }

    /** A part of a whole, in whole percent; that of nothing is none. */
    static String percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? "0%" : share(part, whole, 0) + "%";
    }

    /** A part of a whole in percent, as SVG takes lengths. */
    static String length(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? "0" : share(part, whole, 2) + "%";
    }

    private static String share(BigDecimal part, BigDecimal whole, int decimals) {
        return part.movePointRight(2)
                .divide(whole, decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
