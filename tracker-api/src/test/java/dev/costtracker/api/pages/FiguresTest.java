package dev.costtracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.pricing.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|$0.00", "0.0049|<$0.01", "0.005|$0.01", "1.005|$1.01", "1234.5|$1,234.50", "-0.5|-$0.50"})
    void roundsMoneyToCentsButNeverToNothing(String amount, String shown) {
        assertThat(Figures.money(Money.usd(amount))).isEqualTo(shown);
    }

    @Test
    void showsEveryDigitWhereItIsAskedFor() {
        assertThat(Figures.exact(Money.usd("1234.5"))).isEqualTo("$1,234.50");
        assertThat(Figures.exact(Money.usd("0.0000000001"))).isEqualTo("$0.0000000001");
        assertThat(Figures.difference(Money.usd("0.1"))).isEqualTo("+$0.10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "9999|9,999",
                "10000|10.0K",
                "12345|12.3K",
                "123456|123K",
                "999999|1000K",
                "1234567|1.23M",
                "12345678901|12.3B",
                "9999999999999|10000B"
            })
    void shortensTokens(long tokens, String shown) {
        assertThat(Figures.tokens(tokens)).isEqualTo(shown);
    }

    @Test
    void knowsThatAPartOfNothingIsNothing() {
        assertThat(Figures.percent(BigDecimal.ZERO, BigDecimal.ZERO)).isEqualTo("0%");
        assertThat(Figures.percent(BigDecimal.ONE, new BigDecimal("3"))).isEqualTo("33%");
        assertThat(Figures.length(BigDecimal.ONE, new BigDecimal("3"))).isEqualTo("33.33%");
    }
}
