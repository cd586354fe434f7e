package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every usage at every price, tried on some thousands. */
class CostPropertyTest {

    private static final int REQUESTS = 5_000;
    private static final List<String> GEOS = List.of("us", "global");
    private static final List<String> TIERS = List.of(Billable.STANDARD, Billable.BATCH, "priority");

    @ParameterizedTest
    @ValueSource(longs = {1, 20261124})
    void isTheExactSumOfItsPartsAndOfItsRepetitions(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            var price = randomPrice(random);
            var request = randomRequest(random);
            var applied = price.applyTo(request, new ModelName("x", randomEndpoint(random)), "test");
            var cost = applied.breakdown(request.usage(), request.webSearches());

            assertThat(scaled(cost.total())).isEqualTo(byHand(request, applied));
            assertThat(cost.byClass().values().stream().reduce(Money.ZERO, Money::plus))
                    .isEqualTo(cost.total());
            assertThat(repeated(request, applied)).isEqualTo(cost.total().times(BigDecimal.valueOf(3)));
        }
    }

    /** Three identical requests, added up as a view does: the tokens first, at one price. */
    private static Money repeated(Billable request, AppliedPrice applied) {
        var usage = request.usage().plus(request.usage()).plus(request.usage());
        return applied.breakdown(usage, 3 * request.webSearches()).total();
    }

    /** The same in whole numbers: every rate in 10⁻⁶ dollars, every factor in thousandths. */
    private static BigInteger byHand(Billable request, AppliedPrice applied) {
        var sum = BigInteger.ZERO;
        for (var tokenClass : TokenClass.values()) {
            var rate = applied.rates().of(tokenClass).orElse(Money.ZERO);
            sum = sum.add(
                    micros(rate).multiply(BigInteger.valueOf(request.usage().of(tokenClass))));
        }
        for (var factor : applied.modifiers()) {
            sum = sum.multiply(factor.factor().movePointRight(3).toBigIntegerExact());
        }
        var thousandths = BigInteger.TEN.pow(3 * (3 - applied.modifiers().size()));
        var searches = micros(Objects.requireNonNull(applied.rates().webSearches()))
                .multiply(BigInteger.valueOf(request.webSearches()))
                .multiply(BigInteger.TEN.pow(12));
        return sum.multiply(thousandths).add(searches);
    }

    private static BigInteger micros(Money rate) {
        return rate.amount().movePointRight(6).toBigIntegerExact();
    }

    /** In 10⁻²¹ dollars: six decimals of a rate, six of the million, nine of three factors. Fails if anything is left. */
    private static BigInteger scaled(Money cost) {
        return cost.amount().movePointRight(21).toBigIntegerExact();
    }

    private static DatedPrice randomPrice(Random random) {
        var tier = random.nextBoolean()
                ? new Tier(
                        1 + random.nextInt(2_000_000),
                        randomRates(random),
                        random.nextBoolean() ? randomRates(random) : null)
                : null;
        return new DatedPrice(
                null,
                null,
                randomRates(random),
                tier,
                random.nextBoolean() ? randomRates(random) : null,
                random.nextBoolean() ? randomDecimal(random, 9_999, 3) : null,
                random.nextBoolean() ? randomDecimal(random, 9_999, 3) : null,
                random.nextBoolean() ? randomDecimal(random, 9_999, 3) : null);
    }

    private static Rates randomRates(Random random) {
        var rates = new ArrayList<Money>();
        for (int i = 0; i < 6; i++) {
            rates.add(Money.usd(randomDecimal(random, 1_000_000_000, random.nextInt(7))));
        }
        return new Rates(rates.get(0), rates.get(1), rates.get(2), rates.get(3), rates.get(4), rates.get(5));
    }

    /** At least 1 unit of the last decimal; kept below the limits of a rate. */
    private static BigDecimal randomDecimal(Random random, int bound, int decimals) {
        var unscaled = 1 + random.nextInt(decimals < 4 ? Math.min(bound, 9_999) : bound);
        return new BigDecimal(BigInteger.valueOf(unscaled), decimals);
    }

    private static Billable randomRequest(Random random) {
        var counts = Stream.generate(() -> randomTokens(random)).limit(5).toList();
        var usage = new Usage(counts.get(0), counts.get(1), counts.get(2), counts.get(3), counts.get(4));
        return new Billable(
                "x",
                Requests.day("2026-11-24"),
                usage,
                TIERS.get(random.nextInt(TIERS.size())),
                random.nextBoolean() ? Speed.FAST : Speed.STANDARD,
                GEOS.get(random.nextInt(GEOS.size())),
                random.nextInt(4),
                null);
    }

    private static long randomTokens(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(100);
            case 2 -> random.nextInt(1_000_000);
            default -> random.nextLong(Usage.MAX_PER_CLASS + 1);
        };
    }

    private static Endpoint randomEndpoint(Random random) {
        var all = Endpoint.values();
        return all[random.nextInt(all.length)];
    }
}
