package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be published, and what a line with holes answers. */
class ModelPricesTest {

    /** The digits of a stored decimal. */
    private static final int STORED_DIGITS = 34;

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, model x has no price before 2026-02-01",
        "2026-02-01, 1",
        "2026-03-01, model x has no price from 2026-03-01 until 2026-04-01",
        "2026-03-31, model x has no price from 2026-03-01 until 2026-04-01",
        "2026-04-01, 2",
        "2026-05-01, model x has no price from 2026-05-01 on",
    })
    void saysBetweenWhichDaysThereIsNoPrice(String day, String expected) {
        var line = new ModelPrices(
                "x", "some", List.of(price("2026-02-01", "2026-03-01", "1"), price("2026-04-01", "2026-05-01", "2")));
        var book = PriceBook.EMPTY.evolve(new PricingEvent.PricesPublished(line, Publisher.OPERATOR, "test"));
        var cost = book.cost(Requests.of("x", 1_000_000, 0).on(day).billable());

        assertThat(cost.calculated() == null ? cost.reason() : cost.calculated().plain())
                .isEqualTo(expected);
    }

    @Test
    void refusesPricesThatOverlapOrAreOutOfOrder() {
        refuses("overlap", price(null, "2026-03-02", "1"), price("2026-03-01", null, "2"));
        refuses("overlap", price("2026-03-01", null, "1"), price(null, "2026-03-01", "2"));
        refuses("overlap", price(null, null, "1"), price(null, null, "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> price("2026-03-01", "2026-03-01", "1"))
                .withMessageContaining("must begin before it ends");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelPrices("x", "some", List.of()))
                .withMessageContaining("at least one price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-sonnet-4-20250514", "anthropic/claude-opus-5", "Claude", "", "two words", "x[1m]"})
    void refusesAModelThatNoRequestWouldFind(String model) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelPrices(model, "some", List.of(price(null, null, "1"))))
                .withMessageContaining("plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "100000.01", "0.0000001", "1E+9"})
    void refusesARateThatIsNegativeOrBeyondTheLimits(String rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> price(null, null, rate))
                .withMessageContaining("price must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10.1", "1.0001"})
    void refusesAFactorBeyondTheLimits(String factor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withFactor(Money.usd("1"), new BigDecimal(factor)))
                .withMessageContaining("factor must");
    }

    @Test
    void refusesAnotherCurrency() {
        var euro = new Money(BigDecimal.ONE, Currency.getInstance("EUR"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> withFactor(euro, BigDecimal.ONE))
                .withMessageContaining("EUR");
    }

    @Test
    void storesTheLongestCostThatCanBe() {
        var line =
                new ModelPrices("x", "some", List.of(withFactor(Money.usd("99999.999999"), new BigDecimal("9.999"))));
        var book = PriceBook.EMPTY.evolve(new PricingEvent.PricesPublished(line, Publisher.OPERATOR, "test"));
        var most = Usage.MAX_PER_CLASS - 1;
        var request = Requests.of("x", new Usage(most, most, most, most, most))
                .batch()
                .geo("us")
                .searches(most);
        var regional = new ModelName("x", Endpoint.REGIONAL);
        var price = line.prices().getFirst().applyTo(request.billable(), regional, "test");
        var cost = price.breakdown(request.usage(), request.searches()).total();

        assertThat(price.modifiers()).hasSize(3);
        assertThat(cost.amount().precision()).isGreaterThan(30).isLessThanOrEqualTo(STORED_DIGITS);
        assertThat(book.cost(request.billable()).amount().orElseThrow()).isLessThan(cost);
    }

    private static void refuses(String message, DatedPrice... prices) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelPrices("x", "some", List.of(prices)))
                .withMessageContaining(message);
    }

    private static DatedPrice price(@Nullable String from, @Nullable String until, String input) {
        var rates = new Rates(Money.usd(input), null, null, null, null, null);
        return new DatedPrice(
                from == null ? null : Requests.day(from),
                until == null ? null : Requests.day(until),
                rates,
                null,
                null,
                null,
                null,
                null);
    }

    private static DatedPrice withFactor(Money rate, BigDecimal factor) {
        return new DatedPrice(
                null, null, new Rates(rate, rate, rate, rate, rate, rate), null, null, factor, factor, factor);
    }
}
