package dev.costtracker.api.pages;

import dev.costtracker.core.pricing.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The axis of a chart of money: from nothing to a round amount, in at most four round steps.
 *
 * @param step dollars from one line to the next
 * @param steps how many
 */
record Scale(BigDecimal step, int steps) {

    private static final int MOST_STEPS = 4;

    private static final List<BigDecimal> ROUND =
            List.of(new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("5"));

    /** The scale for amounts up to this one, which is more than nothing. */
    static Scale upTo(Money most) {
        var max = most.amount();
        int power = max.precision() - max.scale() - 2;
        while (true) {
            for (var digits : ROUND) {
                var step = digits.scaleByPowerOfTen(power);
                if (step.multiply(BigDecimal.valueOf(MOST_STEPS)).compareTo(max) >= 0) {
                    return new Scale(
                            step, max.divide(step, 0, RoundingMode.CEILING).intValueExact());
                }
            }
            power++;
        }
    }

    /** The round amount at its end. */
    BigDecimal end() {
        return step.multiply(BigDecimal.valueOf(steps));
    }

    /** The amounts at its lines, as labels, from nothing upwards. */
    List<String> labels() {
        int scale = step.stripTrailingZeros().scale();
        int decimals = scale <= 0 ? 0 : Math.max(2, scale);
        return IntStream.rangeClosed(0, steps)
                .mapToObj(line ->
                        String.format(Locale.ROOT, "$%,." + decimals + "f", step.multiply(BigDecimal.valueOf(line))))
                .toList();
    }
}
