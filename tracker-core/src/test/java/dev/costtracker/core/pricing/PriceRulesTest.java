package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiers, tiers of service, speed, residency, endpoints, searches: which rule applies, and which do not mix. */
class PriceRulesTest {

    /** A million tokens of every class. */
    private static final Usage MILLIONS = new Usage(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000);

    @ParameterizedTest
    @CsvSource({
        // Opus 5: 5 + 6.25 + 10 + 0.5 + 25, fast 10 + 12.5 + 20 + 1 + 50; three searches cost 0.03, unmultiplied
        "claude-opus-5, standard, STANDARD, , 0, 46.75",
        "claude-opus-5, standard, STANDARD, , 3, 46.78",
        "claude-opus-5, standard, STANDARD, us, 0, 51.425",
        "claude-opus-5, standard, STANDARD, us, 3, 51.455",
        "claude-opus-5, standard, FAST, , 0, 93.5",
        "claude-opus-5, standard, FAST, , 3, 93.53",
        "claude-opus-5, standard, FAST, us, 0, 102.85",
        "claude-opus-5, standard, FAST, us, 3, 102.88",
        "claude-opus-5, batch, STANDARD, , 0, 23.375",
        "claude-opus-5, batch, STANDARD, , 3, 23.405",
        "claude-opus-5, batch, STANDARD, us, 0, 25.7125",
        "claude-opus-5, batch, STANDARD, us, 3, 25.7425",
        "claude-opus-5, batch, FAST, , 0, 23.375",
        "claude-opus-5, batch, FAST, us, 3, 25.7425",
        "claude-opus-5, priority, STANDARD, , 0, 46.75",
        "claude-opus-5, priority, FAST, us, 3, 102.88",
        "us.anthropic.claude-opus-5, standard, STANDARD, , 0, 51.425",
        "us.anthropic.claude-opus-5, standard, STANDARD, , 3, 51.455",
        "us.anthropic.claude-opus-5, standard, STANDARD, us, 0, 56.5675",
        "us.anthropic.claude-opus-5, standard, STANDARD, us, 3, 56.5975",
        "us.anthropic.claude-opus-5, standard, FAST, , 0, 102.85",
        "us.anthropic.claude-opus-5, standard, FAST, us, 3, 113.165",
        "us.anthropic.claude-opus-5, batch, STANDARD, , 0, 25.7125",
        "us.anthropic.claude-opus-5, batch, STANDARD, us, 3, 28.31375",
        "us.anthropic.claude-opus-5, batch, FAST, us, 3, 28.31375",
        "anthropic.claude-opus-5, standard, STANDARD, , 0, 51.425",
        "global.anthropic.claude-opus-5, standard, STANDARD, , 0, 46.75",
        "global.anthropic.claude-opus-5, standard, STANDARD, us, 0, 51.425",
        // elsewhere than in the US costs nothing more
        "claude-opus-5, standard, STANDARD, global, 0, 46.75",
        "claude-opus-5, standard, STANDARD, not_available, 0, 46.75",
        // residency from 4.6 on, regional endpoints from 4.5 on
        "claude-opus-4-5, standard, STANDARD, us, 0, 46.75",
        "us.anthropic.claude-opus-4-5-20251101-v1:0, standard, STANDARD, us, 0, 51.425",
        "us.anthropic.claude-opus-4-1-20250805-v1:0, standard, STANDARD, us, 0, 140.25",
        "claude-opus-4-1, standard, STANDARD, us, 0, 140.25",
        // the whole request in the tier, then its factors
        "claude-sonnet-4-5, standard, STANDARD, , 0, 48.6",
        "claude-sonnet-4-5, batch, STANDARD, , 0, 24.3",
        "eu.anthropic.claude-sonnet-4-5-20250929-v1:0, batch, STANDARD, , 1, 26.74",
        "us.anthropic.claude-haiku-5-5, batch, STANDARD, us, 0, 2.828375",
    })
    void multipliesWhatMultiplies(String model, String tier, Speed speed, String geo, long searches, String expected) {
        var request = Requests.of(model, MILLIONS).tier(tier).searches(searches);
        request = geo == null ? request : request.geo(geo);
        request = speed == Speed.FAST ? request.fast() : request;

        assertThat(request.shown()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4, 200000, 0.6, 200001, 1.200006",
        "claude-sonnet-4-5, 200000, 0.6, 200001, 1.200006",
        "claude-haiku-5-5, 100000, 0.01, 100001, 0.0500005",
        "gpt-5.4, 272000, 0.68, 272001, 1.360005",
        "gpt-5.6, 272000, 1.088, 272001, 2.176008",
        "gemini-2.5-pro, 200000, 0.25, 200001, 0.5000025",
    })
    void beginsATierAboveItsThreshold(String model, long at, String cost, long above, String costAbove) {
        assertThat(Requests.of(model, at, 0).shown()).isEqualTo(cost);
        assertThat(Requests.of(model, above, 0).shown()).isEqualTo(costAbove);
    }

    @Test
    void countsEveryInputClassAndNoOutputTowardsATier() {
        var atThreshold = new Usage(50_000, 50_000, 50_000, 50_000, 500_000);
        var above = new Usage(50_000, 50_000, 50_000, 50_001, 500_000);

        assertThat(Requests.of("claude-sonnet-4", atThreshold).price().above()).isNull();
        assertThat(Requests.of("claude-sonnet-4", above).price().above()).isEqualTo(200_000);
        assertThat(Requests.of("claude-sonnet-4", above).byClass())
                .isEqualTo("input=0.3 cacheWrite5m=0.375 cacheWrite1h=0.6 cacheRead=0.0300006 output=11.25");
    }

    @Test
    void saysWhatItPricedAsStandard() {
        var opus46 = Requests.of("claude-opus-4-6", 1_000_000, 0);

        assertThat(opus46.price().notes()).isEmpty();
        assertThat(opus46.fast().price().notes())
                .containsExactly("fast mode has no rates of its own: priced as standard");
        assertThat(opus46.tier("priority").price().notes())
                .containsExactly("tier priority has no rate of its own: priced as standard");
        assertThat(opus46.batch().fast().price().notes())
                .containsExactly("batch is never fast: priced at standard speed");
        assertThat(opus46.fast().shown()).isEqualTo("5");
    }

    @Test
    void saysWhichRulesApplied() {
        var price = Requests.of("us.anthropic.claude-opus-5-5", 1, 1)
                .batch()
                .geo("us")
                .price();

        assertThat(price.model()).isEqualTo("claude-opus-5-5");
        assertThat(price.modifiers().stream().map(factor -> factor.name() + " " + factor.factor()))
                .containsExactly("batch 0.5", "us-residency 1.1", "regional-endpoint 1.1");
        assertThat(price.validFrom()).isEqualTo(Requests.day("2026-09-22"));
        assertThat(price.validUntil()).isNull();
        assertThat(price.source()).isEqualTo(BundledPrices.load().source());
        assertThat(price.fast()).isFalse();
        assertThat(Requests.of("claude-opus-5-5", 1, 1).fast().price().fast()).isTrue();
    }

    @Test
    void showsEveryClassInUseAndNoOther() {
        var request =
                Requests.of("claude-opus-5", new Usage(0, 0, 7, 0, 11)).batch().searches(2);

        assertThat(request.byClass()).isEqualTo("cacheWrite1h=0.000035 output=0.0001375 serverTools=0.02");
        assertThat(request.shown()).isEqualTo("0.0201725");
        var parts = request.price().breakdown(request.usage(), 2).parts();
        assertThat(parts.getLast())
                .isEqualTo(new CostPart("serverTools", 2, Money.usd("10"), 1_000, List.of(), Money.usd("0.02")));
        assertThat(parts.getFirst().factors()).hasSize(1);
    }

    @Test
    void leavesARequestUnpricedForOneClassWithoutARate() {
        var write = Requests.of("gpt-5.6", new Usage(1, 1, 1, 1, 1));
        var search = Requests.of("gemini-2.5-pro", 1, 1).searches(1);
        var several = Requests.of("gemini-2.5-pro", new Usage(1, 1, 1, 1, 1)).searches(1);

        assertThat(write.shown()).isEqualTo("price of model gpt-5.6 has no rate for cacheWrite1h");
        assertThat(write.cost().amount()).isEmpty();
        assertThat(search.shown()).isEqualTo("price of model gemini-2.5-pro has no rate for webSearches");
        assertThat(several.shown())
                .isEqualTo("price of model gemini-2.5-pro has no rate for cacheWrite5m, cacheWrite1h, webSearches");
        assertThat(several.reported("0.5").cost().status()).isEqualTo(Cost.Status.REPORTED);
        assertThat(several.reported("0.5").cost().amount()).contains(Money.usd("0.5"));
    }

    @Test
    void keepsTheReportedFigureBesideTheCalculatedOne() {
        var cost = Requests.of("claude-opus-5", 1_000, 0).reported("0.41").cost();

        assertThat(cost.status()).isEqualTo(Cost.Status.PRICED);
        assertThat(cost.reported()).isEqualTo(Money.usd("0.41"));
        assertThat(cost.amount()).contains(Money.usd("0.005"));
    }
}
