package dev.costtracker.core.pricing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one model costs and cost: its whole line of dated prices.
 *
 * @param model the plain id, as {@link ModelName} makes it
 * @param provider who sells it, e.g. {@code anthropic}
 * @param prices in order of time, at least one, no two in force at once; between two there may be a time without price
 */
public record ModelPrices(String model, String provider, List<DatedPrice> prices) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._:/@+-]{0,199}");

    public ModelPrices {
        checkModel(model);
        if (!WORD.matcher(provider).matches()) {
            throw new IllegalArgumentException("provider must be one lower-case word, not \"%s\"".formatted(provider));
        }
        prices = List.copyOf(prices);
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("model %s must have at least one price".formatted(model));
        }
        for (int i = 1; i < prices.size(); i++) {
            checkOrder(model, prices.get(i - 1).validUntil(), prices.get(i).validFrom());
        }
    }

    /** The price in force at an instant, if the model had one. */
    public Optional<DatedPrice> at(Instant when) {
        return prices.stream().filter(price -> price.isInForce(when)).findFirst();
    }

    /** Why there is no price at an instant: the end before it or the beginning after it. */
    String whyNotAt(Instant when) {
        var begin = prices.stream()
                .flatMap(price -> Stream.ofNullable(price.validFrom()))
                .filter(when::isBefore)
                .findFirst()
                .map(from -> (from.equals(prices.getFirst().validFrom()) ? " before " : " until ") + shown(from));
        var end = prices.reversed().stream()
                .flatMap(price -> Stream.ofNullable(price.validUntil()))
                .filter(until -> !when.isBefore(until))
                .findFirst()
                .map(until -> " from " + shown(until));
        return "model " + model + " has no price" + end.orElse("") + begin.orElse(end.isPresent() ? " on" : "");
    }

    private static void checkModel(String model) {
        if (!WORD.matcher(model).matches()) {
            throw new IllegalArgumentException("model must be a plain lower-case id, not \"%s\"".formatted(model));
        }
        var plain = ModelName.plain(model);
        if (!plain.equals(model)) {
            throw new IllegalArgumentException("model must be a plain id: \"%s\", not \"%s\"".formatted(plain, model));
        }
    }

    private static void checkOrder(String model, @Nullable Instant end, @Nullable Instant next) {
        if (end == null || next == null || next.isBefore(end)) {
            throw new IllegalArgumentException("prices of %s must not overlap: one until %s, the next from %s"
                    .formatted(model, end == null ? "ever" : end, next == null ? "ever" : next));
        }
    }

    /** A day where a price begins at midnight, as nearly all do; else the instant. */
    private static String shown(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        return utc.toLocalTime().toNanoOfDay() == 0 ? utc.toLocalDate().toString() : instant.toString();
    }
}
