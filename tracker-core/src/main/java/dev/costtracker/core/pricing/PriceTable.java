package dev.costtracker.core.pricing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of list prices, in the form that the head of {@code list-prices.txt} describes.
 *
 * <p>Strict, because a slip in a price is paid by everybody: what is not understood to the last word is refused, and so is
 * a model named twice or a gap between two of its prices.
 */
final class PriceTable {

    private final List<ModelPrices> publications = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable String edition;
    private @Nullable String provider;
    private @Nullable BigDecimal batch;
    private @Nullable Money searches;
    private List<String> models = List.of();
    private @Nullable BigDecimal us;
    private @Nullable BigDecimal regional;
    private final List<DatedPrice> prices = new ArrayList<>();

    private PriceTable() {}

    /**
     * Reads a whole table.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    static BundledPrices parse(String text) {
        var table = new PriceTable();
        int number = 0;
        try {
            for (var line : text.lines().toList()) {
                number++;
                table.read(line);
            }
            table.finishModels();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line %d: %s".formatted(number, e.getMessage()), e);
        }
        var edition = table.edition;
        if (edition == null || table.publications.isEmpty()) {
            throw new IllegalArgumentException("a table must have an edition and at least one model");
        }
        return new BundledPrices(edition, table.publications);
    }

    private void read(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        var words = TableWords.of(line);
        switch (words.next()) {
            case "edition" -> edition(words);
            case "provider" -> provider(words);
            case "model" -> model(words);
            case "price" -> price(words);
            case "above" -> above(words);
            case "fast" -> fast(words);
            default ->
                throw TableWords.wrong(
                        "a line must begin with edition, provider, model, price, above, fast or #", line);
        }
        words.end();
    }

    private void edition(TableWords words) {
        if (edition != null) {
            throw TableWords.wrong("a table must have one edition, not also", words.next());
        }
        edition = date(words.next()).toString();
    }

    private void provider(TableWords words) {
        finishModels();
        provider = words.next();
        batch = words.option("batch");
        var rate = words.option("searches");
        searches = rate == null ? null : Money.usd(rate);
    }

    private void model(TableWords words) {
        finishModels();
        var ids = new ArrayList<String>();
        while (words.more() && !words.at("us") && !words.at("regional")) {
            ids.add(words.next());
        }
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a model line must name a model");
        }
        us = words.option("us");
        regional = words.option("regional");
        models = ids;
    }

    private void price(TableWords words) {
        var from = start(words.next());
        var until = start(words.next());
        if (!prices.isEmpty() && !Objects.equals(prices.getLast().validUntil(), from)) {
            throw TableWords.wrong("a price must begin when the one before it ends, not", String.valueOf(from));
        }
        prices.add(new DatedPrice(from, until, rates(words), null, null, batch, us, regional));
    }

    private void above(TableWords words) {
        var price = lastPrice();
        if (price.tier() != null) {
            throw new IllegalArgumentException("a price must have at most one tier");
        }
        prices.add(price.withTier(new Tier(words.count(), rates(words), null)));
    }

    private void fast(TableWords words) {
        var price = lastPrice();
        if (price.fast() != null) {
            throw new IllegalArgumentException("a price must have at most one fast line");
        }
        prices.add(price.withFast(rates(words)));
    }

    private DatedPrice lastPrice() {
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("a line of rates must follow a price");
        }
        return prices.removeLast();
    }

    private void finishModels() {
        if (models.isEmpty() && !prices.isEmpty()) {
            throw new IllegalArgumentException("a price must follow a model");
        }
        for (var model : models) {
            if (provider == null) {
                throw TableWords.wrong("a provider must stand before the model", model);
            }
            if (!seen.add(model)) {
                throw TableWords.wrong("a model must be named once, not again", model);
            }
            publications.add(new ModelPrices(model, provider, prices));
        }
        models = List.of();
        prices.clear();
    }

    private Rates rates(TableWords words) {
        return new Rates(words.rate(), words.rate(), words.rate(), words.rate(), words.rate(), searches);
    }

    private static @Nullable Instant start(String day) {
        return day.equals("-") ? null : date(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate date(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a date must look like 2026-11-23, not " + day, e);
        }
    }
}
