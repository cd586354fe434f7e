package dev.costtracker.core.pricing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The list prices that come with the program.
 *
 * @param edition the day they were last changed, e.g. {@code 2026-11-23}; a later one compares greater
 * @param publications every model's line of prices
 */
public record BundledPrices(String edition, List<ModelPrices> publications) {

    private static final String RESOURCE = "list-prices.txt";

    public BundledPrices {
        publications = List.copyOf(publications);
    }

    /** The prices of this program: {@code list-prices.txt} beside this class. */
    public static BundledPrices load() {
        try (var table = Objects.requireNonNull(BundledPrices.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return PriceTable.parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the prices name as where they came from, e.g. {@code bundled 2026-11-23}. */
    public String source() {
        return "bundled " + edition;
    }

    /** The command that brings a log's bundled prices up to these. */
    public PublishBundledPrices command() {
        return new PublishBundledPrices(source(), publications);
    }

    /** The book of a log that holds these prices and no others. */
    public PriceBook book() {
        return PriceBook.EMPTY.evolve(PricesHandler.decide(command(), PriceBook.EMPTY));
    }
}
