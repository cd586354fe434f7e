package dev.costtracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.pricing.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

    @Test
    void goesInRoundSteps() {
        assertThat(Scale.upTo(Money.usd("9.8")).labels())
                .isEqualTo(List.of("$0.00", "$2.50", "$5.00", "$7.50", "$10.00"));
        assertThat(Scale.upTo(Money.usd("4")).labels()).isEqualTo(List.of("$0", "$1", "$2", "$3", "$4"));
        assertThat(Scale.upTo(Money.usd("4100")).labels()).isEqualTo(List.of("$0", "$2,000", "$4,000", "$6,000"));
        assertThat(Scale.upTo(Money.usd("0.0156")).labels())
                .isEqualTo(List.of("$0.000", "$0.005", "$0.010", "$0.015", "$0.020"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000000001", "0.01", "0.99", "1", "2.500001", "10", "99.99", "1000000", "123456789.123"})
    void reachesTheHighestWithinFourSteps(String most) {
        var scale = Scale.upTo(Money.usd(most));
        assertThat(scale.steps()).isBetween(2, 4);
        assertThat(scale.end()).isGreaterThanOrEqualTo(Money.usd(most).amount());
        assertThat(scale.end().subtract(scale.step()))
                .isLessThan(Money.usd(most).amount());
    }
}
