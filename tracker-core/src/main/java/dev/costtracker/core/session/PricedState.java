package dev.costtracker.core.session;

import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;

/**
 * What a rule that needs prices has read.
 *
 * @param pricesSince the publications that still had to be read when it began
 */
record PricedState(LoggingState logging, Reading pricesSince) {

    static PricedState at(CurrentPrices.Known known) {
        return new PricedState(LoggingState.with(known.book()), known.rest());
    }

    PricedState after(DomainEvent event) {
        return new PricedState(logging.after(event), pricesSince);
    }
}
