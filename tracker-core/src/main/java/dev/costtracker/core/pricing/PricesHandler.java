package dev.costtracker.core.pricing;

import dev.costtracker.core.pricing.PricingEvent.PricesPublished;
import dev.costtracker.core.pricing.PricingEvent.PricesWithdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** Decides about the price book; what it reads is the book itself. */
public final class PricesHandler {

    private PricesHandler() {}

    /** The events that make the state of every decision here: {@link PriceBook#EMPTY}, evolved by them. */
    public static EventCriteria criteria() {
        return EventCriteria.havingTags(PricingTags.ALL);
    }

    /** The operator's lines that are new; a line that stands already, from the same source, is not published again. */
    public static List<PricingEvent> decide(PublishPrices command, PriceBook book) {
        var standing = book.linesOf(Publisher.OPERATOR);
        return command.prices().stream()
                .map(line -> new PricesPublished(line, Publisher.OPERATOR, command.source()))
                .filter(published -> !published.equals(standing.get(published.model())))
                .<PricingEvent>map(published -> published)
                .toList();
    }

    /** Takes the operator's line back if there is one. */
    public static List<PricingEvent> decide(WithdrawPrices command, PriceBook book) {
        var standing = book.linesOf(Publisher.OPERATOR).get(command.model());
        return standing == null
                ? List.of()
                : List.of(
                        new PricesWithdrawn(command.model(), Publisher.OPERATOR, standing.source(), command.reason()));
    }

    /**
     * The difference between the log's bundled lines and the program's: all of it at the first start, mostly nothing later.
     *
     * <p>An older program beside a newer one, as while nodes are replaced, leaves the newer prices alone.
     */
    public static List<PricingEvent> decide(PublishBundledPrices command, PriceBook book) {
        if (command.source().compareTo(book.newestBundle()) < 0) {
            return List.of();
        }
        var events = new ArrayList<PricingEvent>();
        var dropped = new TreeMap<>(book.linesOf(Publisher.BUNDLED));
        for (var line : command.prices()) {
            var standing = dropped.remove(line.model());
            if (standing == null || !standing.prices().equals(line)) {
                events.add(new PricesPublished(line, Publisher.BUNDLED, command.source()));
            }
        }
        for (var model : dropped.keySet()) {
            events.add(new PricesWithdrawn(model, Publisher.BUNDLED, command.source(), "no longer in the bundle"));
        }
        return events;
    }
}
