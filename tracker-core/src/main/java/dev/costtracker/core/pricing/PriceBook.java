package dev.costtracker.core.pricing;

import dev.costtracker.core.pricing.PricingEvent.PricesPublished;
import dev.costtracker.core.pricing.PricingEvent.PricesWithdrawn;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The prices of every model as of one place in the log: the fold of the {@link PricingEvent}s before it.
 *
 * <p>Immutable, so that a decision and whoever prices beside it never see half a publication.
 */
public final class PriceBook {

    /** The book before the first publication. */
    public static final PriceBook EMPTY = new PriceBook(Collections.emptySortedMap(), Collections.emptySortedMap(), "");

    private final SortedMap<String, PricesPublished> bundled;
    private final SortedMap<String, PricesPublished> operator;
    private final String newestBundle;

    private PriceBook(
            SortedMap<String, PricesPublished> bundled,
            SortedMap<String, PricesPublished> operator,
            String newestBundle) {
        this.bundled = bundled;
        this.operator = operator;
        this.newestBundle = newestBundle;
    }

    /** The book after one more event. */
    public PriceBook evolve(PricingEvent event) {
        return switch (event.publisher()) {
            case BUNDLED -> new PriceBook(after(bundled, event), operator, newest(event.source()));
            case OPERATOR -> new PriceBook(bundled, after(operator, event), newestBundle);
        };
    }

    /** The book after these events, in their order. */
    public PriceBook evolve(Iterable<? extends PricingEvent> events) {
        var book = this;
        for (var event : events) {
            book = book.evolve(event);
        }
        return book;
    }

    /** What one request cost at the price in force when it happened; exact, and never a guess. */
    public Cost cost(Billable request) {
        var model = ModelName.parse(request.model());
        var line = line(model.plain());
        if (line.isEmpty()) {
            return Cost.unpriced("no price is known for model " + model.plain(), request.reportedCost());
        }
        var published = line.get();
        return published
                .prices()
                .at(request.occurredAt())
                .map(price -> cost(request, price.applyTo(request, model, published.source())))
                .orElseGet(
                        () -> Cost.unpriced(published.prices().whyNotAt(request.occurredAt()), request.reportedCost()));
    }

    /**
     * The line of prices that holds for a model, if there is one.
     *
     * @param model its plain id
     */
    public Optional<PricesPublished> line(String model) {
        return Optional.ofNullable(operator.getOrDefault(model, bundled.get(model)));
    }

    /** The lines that hold, by plain id. */
    public SortedMap<String, PricesPublished> lines() {
        var lines = new TreeMap<>(bundled);
        lines.putAll(operator);
        return Collections.unmodifiableSortedMap(lines);
    }

    /** The lines of one publisher, by plain id, also those another publisher's line hides. */
    public SortedMap<String, PricesPublished> linesOf(Publisher publisher) {
        return switch (publisher) {
            case BUNDLED -> bundled;
            case OPERATOR -> operator;
        };
    }

    /** The newest source among the bundles ever published, also if none of its lines stands any more; empty if none. */
    String newestBundle() {
        return newestBundle;
    }

    private String newest(String source) {
        return source.compareTo(newestBundle) > 0 ? source : newestBundle;
    }

    private static Cost cost(Billable request, AppliedPrice price) {
        var missing = CostBreakdown.withoutRate(request.usage(), request.webSearches(), price.rates());
        if (!missing.isEmpty()) {
            return Cost.unpriced(CostBreakdown.noRate(price.model(), missing), request.reportedCost());
        }
        var calculated = price.breakdown(request.usage(), request.webSearches()).total();
        return Cost.priced(calculated, price, request.reportedCost());
    }

    private static SortedMap<String, PricesPublished> after(
            SortedMap<String, PricesPublished> lines, PricingEvent event) {
        var changed = new TreeMap<>(lines);
        switch (event) {
            case PricesPublished published -> changed.put(published.model(), published);
            case PricesWithdrawn withdrawn -> changed.remove(withdrawn.model());
        }
        return Collections.unmodifiableSortedMap(changed);
    }
}
