package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.costtracker.core.pricing.PricingEvent.PricesPublished;
import dev.costtracker.core.pricing.PricingEvent.PricesWithdrawn;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricesHandlerTest {

    private static final PublishBundledPrices BUNDLE = BundledPrices.load().command();
    private static final ModelPrices OPUS_AT_1 = line("claude-opus-5", "1");
    private static final ModelPrices LLAMA_AT_3 = line("llama-4-maverick", "3");

    @Test
    void publishesEveryModelAtTheFirstStart() {
        var events = PricesHandler.decide(BUNDLE, PriceBook.EMPTY);

        assertThat(events).hasSameSizeAs(BUNDLE.prices()).allSatisfy(event -> {
            assertThat(event).isInstanceOf(PricesPublished.class);
            assertThat(event.publisher()).isEqualTo(Publisher.BUNDLED);
            assertThat(event.source()).isEqualTo("bundled 2026-11-23");
            assertThat(event.tags()).containsExactlyInAnyOrder(PricingTags.ALL, PricingTags.model(event.model()));
        });
    }

    @Test
    void publishesNothingAtTheNextStart() {
        assertThat(PricesHandler.decide(BUNDLE, Requests.BOOK)).isEmpty();
        assertThat(PricesHandler.decide(new PublishBundledPrices("bundled 2027-01-01", BUNDLE.prices()), Requests.BOOK))
                .isEmpty();
    }

    @Test
    void publishesOnlyTheDifferencesOfANewerBundle() {
        var newer = new PublishBundledPrices("bundled 2027-01-02", List.of(OPUS_AT_1, LLAMA_AT_3));
        var before = book(bundled("bundled 2026-11-23", OPUS_AT_1), bundled("bundled 2026-11-23", line("old", "2")));

        assertThat(PricesHandler.decide(newer, before))
                .containsExactly(
                        bundled("bundled 2027-01-02", LLAMA_AT_3),
                        new PricesWithdrawn("old", Publisher.BUNDLED, "bundled 2027-01-02", "no longer in the bundle"));
    }

    @Test
    void leavesTheNewerPricesToANewerNode() {
        var older = new PublishBundledPrices("bundled 2026-11-22", List.of(OPUS_AT_1));
        var withdrawnSince = Requests.BOOK.evolve(
                new PricesWithdrawn("claude-opus-5", Publisher.BUNDLED, "bundled 2026-12-01", "gone"));

        assertThat(PricesHandler.decide(older, Requests.BOOK)).isEmpty();
        assertThat(PricesHandler.decide(BUNDLE, withdrawnSince)).isEmpty();
    }

    @Test
    void countsNoOperatorsSourceAsABundle() {
        var book = PriceBook.EMPTY.evolve(operator("zzz", OPUS_AT_1));

        assertThat(PricesHandler.decide(BUNDLE, book)).hasSameSizeAs(BUNDLE.prices());
    }

    @Test
    void publishesAnOperatorsLineOnce() {
        var command = new PublishPrices("contract 17", List.of(OPUS_AT_1, LLAMA_AT_3));
        var events = PricesHandler.decide(command, Requests.BOOK);

        assertThat(events).containsExactly(operator("contract 17", OPUS_AT_1), operator("contract 17", LLAMA_AT_3));
        assertThat(PricesHandler.decide(command, Requests.BOOK.evolve(events))).isEmpty();
        var renamed = new PublishPrices("contract 18", List.of(LLAMA_AT_3));
        assertThat(PricesHandler.decide(renamed, Requests.BOOK.evolve(events)))
                .containsExactly(operator("contract 18", LLAMA_AT_3));
    }

    @Test
    void letsTheOperatorsLineWinUntilItIsWithdrawn() {
        var request = Requests.of("anthropic/claude-opus-5", 1_000_000, 0).billable();
        var command = new PublishPrices("contract 17", List.of(OPUS_AT_1, LLAMA_AT_3));
        var negotiated = Requests.BOOK.evolve(PricesHandler.decide(command, Requests.BOOK));
        var again = negotiated.evolve(
                BundledPrices.load().book().line("claude-opus-5").orElseThrow());
        var events = PricesHandler.decide(new WithdrawPrices("claude-opus-5", "it ended"), again);
        var back = again.evolve(events);

        assertThat(negotiated.cost(request).calculated()).isEqualTo(Money.usd("1"));
        assertThat(again.cost(request).calculated()).isEqualTo(Money.usd("1"));
        assertThat(again.line("claude-opus-5").orElseThrow().source()).isEqualTo("contract 17");
        assertThat(events)
                .containsExactly(new PricesWithdrawn("claude-opus-5", Publisher.OPERATOR, "contract 17", "it ended"));
        assertThat(back.cost(request).calculated()).isEqualTo(Money.usd("5"));
        assertThat(back.lines())
                .containsKey("llama-4-maverick")
                .hasSize(BUNDLE.prices().size() + 1);
        assertThat(PricesHandler.decide(new WithdrawPrices("claude-opus-5", "again"), back))
                .isEmpty();
    }

    @Test
    void keepsABookThatWasRead() {
        var before = PriceBook.EMPTY.evolve(operator("contract 17", LLAMA_AT_3));
        var after = before.evolve(operator("contract 18", line("llama-4-maverick", "9")));

        assertThat(before.line("llama-4-maverick").orElseThrow().source()).isEqualTo("contract 17");
        assertThat(after.line("llama-4-maverick").orElseThrow().source()).isEqualTo("contract 18");
        assertThat(PriceBook.EMPTY.lines()).isEmpty();
    }

    @Test
    void refusesAPublicationThatSaysTooLittleOrTooMuch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublishPrices(" ", List.of(OPUS_AT_1)))
                .withMessageContaining("source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublishPrices("x", List.of()))
                .withMessageContaining("at least one model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublishPrices("x", List.of(OPUS_AT_1, OPUS_AT_1)))
                .withMessageContaining("claude-opus-5");
    }

    private static PricesPublished bundled(String source, ModelPrices line) {
        return new PricesPublished(line, Publisher.BUNDLED, source);
    }

    private static PricesPublished operator(String source, ModelPrices line) {
        return new PricesPublished(line, Publisher.OPERATOR, source);
    }

    private static PriceBook book(PricingEvent... events) {
        return PriceBook.EMPTY.evolve(List.of(events));
    }

    private static ModelPrices line(String model, String dollars) {
        var rate = Money.usd(dollars);
        var rates = new Rates(rate, null, null, null, rate, null);
        return new ModelPrices(model, "some", List.of(new DatedPrice(null, null, rates, null, null, null, null, null)));
    }
}
