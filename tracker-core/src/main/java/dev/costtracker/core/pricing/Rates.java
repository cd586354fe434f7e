package dev.costtracker.core.pricing;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prices as published: per million tokens of each class, and per thousand web searches.
 *
 * @param input null, like every other class, if the class has no rate
 * @param cacheWrite5m five-minute cache write; null if the class has no rate
 * @param cacheWrite1h one-hour cache write; null if the class has no rate
 * @param cacheRead cache read; null if the class has no rate
 * @param output output; null if the class has no rate
 * @param webSearches per thousand searches; null if there is no rate
 */
public record Rates(
        @Nullable Money input,
        @Nullable Money cacheWrite5m,
        @Nullable Money cacheWrite1h,
        @Nullable Money cacheRead,
        @Nullable Money output,
        @Nullable Money webSearches) {

    public Rates {
        published(input, cacheWrite5m, cacheWrite1h, cacheRead, output, webSearches)
                .forEach(Rates::check);
    }

    /** The rates there are. */
    Stream<Money> published() {
        return published(input, cacheWrite5m, cacheWrite1h, cacheRead, output, webSearches);
    }

    /** The price of a million tokens of a class, if it has one. */
    public Optional<Money> of(TokenClass tokenClass) {
        return Optional.ofNullable(
                switch (tokenClass) {
                    case INPUT -> input;
                    case CACHE_WRITE_5M -> cacheWrite5m;
                    case CACHE_WRITE_1H -> cacheWrite1h;
                    case CACHE_READ -> cacheRead;
                    case OUTPUT -> output;
                });
    }

    private static Stream<Money> published(@Nullable Money... rates) {
        return Arrays.stream(rates).flatMap(Stream::ofNullable);
    }

    private static void check(Money rate) {
        if (rate.amount().signum() < 0) {
            throw new IllegalArgumentException(
                    "price must not be negative: %s %s".formatted(rate.plain(), rate.currency()));
        }
    }
}
