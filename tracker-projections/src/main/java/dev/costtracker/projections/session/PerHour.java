package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Figures by the hour; they are quotients, so that they are rounded, half up. */
final class PerHour {

    private static final BigDecimal NANOS_PER_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toNanos());

    private PerHour() {}

    /** Cost by the hour, to six decimals; null without a duration or a known cost. */
    static @Nullable Money cost(CostTotal cost, @Nullable Duration duration) {
        if (duration == null || duration.isZero() || cost.unknown()) {
            return null;
        }
        return Money.usd(perHour(cost.amount().amount(), duration, 6));
    }

    /** Tokens by the hour, whole; null without a duration. */
    static @Nullable BigInteger tokens(long tokens, @Nullable Duration duration) {
        if (duration == null || duration.isZero()) {
            return null;
        }
        return perHour(BigDecimal.valueOf(tokens), duration, 0).toBigIntegerExact();
    }

    /** Hours as a decimal, to two decimals. */
    static BigDecimal hours(Duration duration) {
        return nanos(duration).divide(NANOS_PER_HOUR, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal perHour(BigDecimal amount, Duration duration, int decimals) {
        return amount.multiply(NANOS_PER_HOUR).divide(nanos(duration), decimals, RoundingMode.HALF_UP);
    }

    /** Exact also where the nanoseconds exceed a long. */
    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(duration.getNano()));
    }
}
