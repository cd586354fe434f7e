package dev.costtracker.core.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of money; equal amounts are equal whatever scale they were written in.
 *
 * @param amount exact, trailing zeros dropped
 * @param currency US dollars wherever prices are published in them
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /** The currency of every published price. */
    public static final Currency USD = Currency.getInstance("USD");

    /** Nothing, in US dollars. */
    public static final Money ZERO = usd(BigDecimal.ZERO);

    public Money {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : withoutTrailingZeros(amount);
    }

    /** Ten is 10, not 1E+1: what is stored should read as it is said. */
    private static BigDecimal withoutTrailingZeros(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** An amount in US dollars. */
    public static Money usd(BigDecimal amount) {
        return new Money(amount, USD);
    }

    /** An amount in US dollars, e.g. {@code "0.0156"}. */
    public static Money usd(String amount) {
        return usd(new BigDecimal(amount));
    }

    /** The exact sum. */
    public Money plus(Money other) {
        var more = sameCurrency(other).amount;
        if (more.signum() == 0) {
            return this;
        }
        return isZero() ? other : new Money(amount.add(more), currency);
    }

    /** The exact difference. */
    public Money minus(Money other) {
        var less = sameCurrency(other).amount;
        return less.signum() == 0 ? this : new Money(amount.subtract(less), currency);
    }

    /** The exact product with a factor, e.g. {@code 1.1}. */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    /** What so many units cost at this price per million of them; exact. */
    public Money forMillionths(long units) {
        return new Money(amount.multiply(new BigDecimal(BigInteger.valueOf(units), 6)), currency);
    }

    /** What so many units cost at this price per thousand of them; exact. */
    public Money forThousandths(long units) {
        return new Money(amount.multiply(new BigDecimal(BigInteger.valueOf(units), 3)), currency);
    }

    /** Whether this is nothing. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Plain decimal notation, no exponent, every digit: {@code 0.0156}. */
    public String plain() {
        return amount.toPlainString();
    }

    /** For display only: so many decimals, rounded half up. */
    public String shown(int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts in %s and %s do not mix".formatted(currency, other.currency));
        }
        return other;
    }
}
