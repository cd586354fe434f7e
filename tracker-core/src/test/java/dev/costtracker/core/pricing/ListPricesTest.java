package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The prices in the bundle: complete, consistent with the providers' rules, and the same as reviewed. */
class ListPricesTest {

    /** A copy of what the bundle says, reviewed with it: the last line of defence against an edit gone wrong. */
    private static final Path REVIEWED =
            Path.of("src/test/resources/dev/costtracker/core/pricing/effective-prices.txt");

    private static final BundledPrices BUNDLE = BundledPrices.load();

    /** Models whose cache reads are not a tenth of input, and those whose writes are not 1.25 times input. */
    private static final Map<String, String> READS = Map.of(
            "claude-fable-5-2", "0.025",
            "claude-mythos-5-2", "0.025",
            "claude-fable-5-1", "0.025",
            "claude-mythos-5-1", "0.025",
            "claude-opus-5-5", "0.05",
            "claude-sonnet-5-5 2026-10-07", "0.05",
            "claude-3-haiku", "0.12");

    private static final Map<String, String> WRITES = Map.of("claude-3-haiku", "1.2");

    @Test
    void keepsTheRatiosThatAnthropicStates() {
        BUNDLE.publications().stream()
                .filter(line -> line.provider().equals("anthropic"))
                .forEach(line -> line.prices().forEach(price -> ratesOf(price)
                        .forEach(rates -> keepsTheRatios(line.model(), price.validFrom(), rates))));
    }

    @Test
    void hasFactorsForTheModelsThatHaveThem() {
        for (var line : BUNDLE.publications()) {
            for (var price : line.prices()) {
                var claude = line.provider().equals("anthropic");
                var from45 = claude && !line.model().matches("claude-3-.*|claude-(opus|sonnet)-4(-1)?");
                var from46 = from45 && !line.model().endsWith("-4-5");
                assertThat(price.batch()).as(line.model()).isEqualByComparingTo("0.5");
                assertThat(price.regionalEndpoint() != null).as(line.model()).isEqualTo(from45);
                assertThat(price.usResidency() != null).as(line.model()).isEqualTo(from46);
            }
        }
    }

    @Test
    void hasEveryClassThatTheProviderSells() {
        for (var line : BUNDLE.publications()) {
            for (var price : line.prices()) {
                ratesOf(price).forEach(rates -> {
                    assertThat(rates.input()).isNotNull();
                    assertThat(rates.output()).isNotNull();
                    assertThat(rates.webSearches())
                            .isEqualTo(line.provider().equals("google") ? null : Money.usd("10"));
                });
            }
        }
    }

    @Test
    void isWhatWasReviewed() throws IOException {
        var now = BUNDLE.publications().stream()
                .flatMap(line -> days(line).map(day -> effective(line, day)))
                .collect(Collectors.joining("\n", "", "\n"));
        var written = Files.writeString(Path.of("target/effective-prices.txt"), now);

        assertThat(Files.readString(REVIEWED))
                .as("after a change of prices review %s and copy it to %s", written, REVIEWED)
                .isEqualTo(now);
    }

    private static void keepsTheRatios(String model, @Nullable Instant from, Rates rates) {
        var input = Objects.requireNonNull(rates.input());
        var day = from == null
                ? ""
                : " " + from.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
        var read = READS.getOrDefault(model, READS.getOrDefault(model + day, "0.1"));

        assertThat(rates.cacheWrite5m())
                .as("%s, 5m write", model)
                .isEqualTo(input.times(new BigDecimal(WRITES.getOrDefault(model, "1.25"))));
        assertThat(rates.cacheWrite1h()).as("%s, 1h write", model).isEqualTo(input.times(BigDecimal.TWO));
        assertThat(rates.cacheRead()).as("%s, read", model).isEqualTo(input.times(new BigDecimal(read)));
    }

    private static Stream<Rates> ratesOf(DatedPrice price) {
        var tier = price.tier() == null ? null : price.tier().rates();
        return Stream.of(price.rates(), tier, price.fast()).filter(Objects::nonNull);
    }

    /** Long ago, the last day before each change and the day of each. */
    private static Stream<Instant> days(ModelPrices line) {
        var days = new TreeSet<>(List.of(Requests.day("2020-01-01")));
        for (var price : line.prices()) {
            if (price.validFrom() != null) {
                days.add(price.validFrom());
                days.add(price.validFrom().minus(1, ChronoUnit.DAYS));
            }
        }
        return days.stream();
    }

    private static String effective(ModelPrices line, Instant day) {
        var price = line.at(day);
        return "%s %s %s: %s"
                .formatted(
                        line.provider(),
                        line.model(),
                        day.toString().substring(0, 10),
                        price.map(ListPricesTest::shown).orElse("no price"));
    }

    private static String shown(DatedPrice price) {
        var tier = price.tier() == null
                ? ""
                : "; above %d: %s"
                        .formatted(price.tier().above(), shown(price.tier().rates()));
        var fast = price.fast() == null ? "" : "; fast: " + shown(price.fast());
        return "%s%s%s; searches %s; batch %s, us %s, regional %s"
                .formatted(
                        shown(price.rates()),
                        tier,
                        fast,
                        shown(price.rates().webSearches()),
                        price.batch(),
                        price.usResidency() == null ? "-" : price.usResidency(),
                        price.regionalEndpoint() == null ? "-" : price.regionalEndpoint());
    }

    private static String shown(Rates rates) {
        return "in %s, 5m %s, 1h %s, read %s, out %s"
                .formatted(
                        shown(rates.input()),
                        shown(rates.cacheWrite5m()),
                        shown(rates.cacheWrite1h()),
                        shown(rates.cacheRead()),
                        shown(rates.output()));
    }

    private static String shown(@Nullable Money rate) {
        return rate == null ? "-" : rate.plain();
    }
}
