package dev.costtracker.core.pricing;

import dev.costtracker.core.eventlog.DomainEvent;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** Something that happened to the price book. */
public sealed interface PricingEvent extends DomainEvent {

    /** The plain id of the model it is about. */
    String model();

    /** Whose line of prices it is about. */
    Publisher publisher();

    /** The publication it is about, e.g. {@code bundled 2026-11-23}: what brought the prices, or what dropped them. */
    String source();

    @Override
    default Set<Tag> tags() {
        return Set.of(PricingTags.model(model()), PricingTags.ALL);
    }

    /**
     * A model's whole line of prices was published; it replaces the publisher's earlier line.
     *
     * @param prices the line, past prices included
     */
    record PricesPublished(ModelPrices prices, Publisher publisher, String source) implements PricingEvent {

        @Override
        public String model() {
            return prices.model();
        }
    }

    /**
     * A publisher took its line of prices back; another publisher's holds again, or the model has no price.
     *
     * @param source the operator's publication that is taken back, or the bundle that no longer has the model
     * @param reason why, e.g. {@code no longer in the bundle}
     */
    record PricesWithdrawn(String model, Publisher publisher, String source, String reason) implements PricingEvent {}
}
