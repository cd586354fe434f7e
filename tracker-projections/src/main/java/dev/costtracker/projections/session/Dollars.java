package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** An amount as people read it: {@code $1,234.50}, {@code -$0.05}. */
public final class Dollars {

    private Dollars() {}

    /** So many decimals, rounded half up. */
    public static String rounded(Money money, int decimals) {
        return shown(money.amount().setScale(decimals, RoundingMode.HALF_UP));
    }

    /** Every digit, and so many decimals at least. */
    public static String exact(Money money, int least) {
        return shown(money.amount().setScale(Math.max(money.amount().scale(), least)));
    }

    private static String shown(BigDecimal amount) {
        var digits = String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount.abs());
        return (amount.signum() < 0 ? "-$" : "$") + digits;
    }
}
