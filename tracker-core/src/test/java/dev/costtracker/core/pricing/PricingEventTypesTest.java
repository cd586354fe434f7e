package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.costtracker.core.eventlog.PlainForm;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class PricingEventTypesTest {

    @SuppressWarnings("unchecked") // the list holds one form, and it is this one
    private static final PlainForm<Money, BigDecimal> MONEY =
            (PlainForm<Money, BigDecimal>) PricingEventTypes.PLAIN_FORMS.getFirst();

    @Test
    void storesMoneyAsABareDecimal() {
        assertThat(MONEY.type()).isEqualTo(Money.class);
        assertThat(MONEY.write().apply(Money.usd("0.01560"))).isEqualTo(new BigDecimal("0.0156"));
        assertThat(MONEY.read().apply(new BigDecimal("0.0156"))).isEqualTo(Money.usd("0.0156"));
    }

    @Test
    void storesNoOtherCurrency() {
        var euro = new Money(BigDecimal.ONE, Currency.getInstance("EUR"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MONEY.write().apply(euro))
                .withMessageContaining("EUR");
    }

    @Test
    void namesEveryKindOfEvent() {
        var named = PricingEventTypes.ALL.stream()
                .map(type -> (Object) type.event())
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(PricingEvent.class.getPermittedSubclasses()));
    }
}
