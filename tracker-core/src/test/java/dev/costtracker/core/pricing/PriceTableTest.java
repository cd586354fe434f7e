package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableTest {

    private static final String TABLE = """
            edition 2026-01-02
            provider some batch 0.5
            model one two us 1.1
            price - 2026-01-01 1 - - 0.1 5
            price 2026-01-01 - 2 2.50 4 0.2 10
            above 1000 4 5 8 0.4 20
            fast 6 7.5 12 0.6 30
            """;

    @Test
    void readsATable() {
        var bundle = PriceTable.parse(TABLE);

        assertThat(bundle.source()).isEqualTo("bundled 2026-01-02");
        assertThat(bundle.publications()).extracting(ModelPrices::model).containsExactly("one", "two");
        var price = bundle.publications().getLast().prices().getLast();
        assertThat(price.rates().cacheWrite5m()).isEqualTo(Money.usd("2.5"));
        assertThat(price.tier()).isNotNull();
        assertThat(price.fast()).isNotNull();
        assertThat(bundle.publications().getFirst().prices().getFirst().rates().cacheWrite1h())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            edition 2026-01-02        | edition yesterday         | line 1: a date must look like
            edition 2026-01-02        | edition 2026-1-2          | line 1: a date must look like
            edition 2026-01-02        | edition 2026-02-30        | line 1: a date must look like
            edition 2026-01-02        | edition 2026-01-02 x      | line 1: a line must end before: x
            edition 2026-01-02        | # edition                 | a table must have an edition
            provider some batch 0.5   | provider some batch       | line 2: a line must not end after
            provider some batch 0.5   | provider some batch half  | line 2: a number must look like
            provider some batch 0.5   | provider some bulk 0.5    | line 2: a line must end before: bulk
            provider some batch 0.5   | edition 2026-01-02        | line 2: a table must have one edition
            provider some batch 0.5   | # none                    | a provider must stand before the model
            model one two us 1.1      | model us 1.1              | line 3: a model line must name a model
            model one two us 1.1      | model one one             | a model must be named once
            model one two us 1.1      | model One                 | model must be a plain lower-case id
            model one two us 1.1      | model one-20250101        | model must be a plain id: "one"
            model one two us 1.1      | modle one                 | line 3: a line must begin with
            model one two us 1.1      | # none                    | a price must follow a model
            price - 2026-01-01        | price - 2026-01-03        | line 5: a price must begin when
            price - 2026-01-01        | price - -                 | line 5: a price must begin when
            1 - - 0.1 5               | 1 - - 0.1                 | line 4: a line must not end after
            1 - - 0.1 5               | 1 - - 0.1 5 6             | line 4: a line must end before: 6
            1 - - 0.1 5               | 1 - - 0,1 5               | line 4: a number must look like
            1 - - 0.1 5               | 1 - - .1 5                | line 4: a number must look like
            1 - - 0.1 5               | -1 - - 0.1 5              | line 4: a number must look like
            1 - - 0.1 5               | 1 - - 0.0000001 5         | line 4: price must be at most
            above 1000                | above 1000.5              | line 6: a count must be whole
            above 1000                | above 0                   | line 6: a tier must begin above
            fast 6                    | above 2000 6              | line 7: a price must have at most one tier
            above 1000                | fast                      | line 7: a price must have at most one fast
            """)
    void refusesASlip(String right, String slip, String message) {
        assertThat(TABLE).contains(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceTable.parse(TABLE.replace(right, slip)))
                .withMessageContaining(message);
    }

    @Test
    void refusesAModelWithoutPrices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceTable.parse(TABLE + "model three\n"))
                .withMessageContaining("at least one price");
    }

    @Test
    void refusesRatesBeforeAnyPrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceTable.parse("edition 2026-01-02\nprovider some\nmodel one\nfast 1 1 1 1 1\n"))
                .withMessageContaining("line 4: a line of rates must follow a price");
    }
}
