package dev.costtracker.core.session;

import dev.costtracker.core.command.Reading;
import dev.costtracker.core.pricing.PriceBook;
import dev.costtracker.core.pricing.PricingTags;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * The price book up to a position, so that a rule that needs prices reads only what was published since.
 *
 * <p>Nothing rests on it being current: a rule reads on from its position, and its append depends on what it read.
 */
public final class CurrentPrices {

    private static final EventCriteria PRICES = EventCriteria.havingTags(PricingTags.ALL);

    private final AtomicReference<Known> known = new AtomicReference<>(new Known(PriceBook.EMPTY, 0));

    /** The newest book that was seen. */
    Known known() {
        return known.get();
    }

    void remember(PriceBook book, long position) {
        known.accumulateAndGet(new Known(book, position), (old, seen) -> seen.position > old.position ? seen : old);
    }

    /**
     * A price book and how far the log has been read for it.
     *
     * @param position everything below it is in the book
     */
    record Known(PriceBook book, long position) {

        Reading rest() {
            return new Reading(PRICES, position);
        }
    }
}
