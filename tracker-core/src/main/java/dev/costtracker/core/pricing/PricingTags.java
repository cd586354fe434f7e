package dev.costtracker.core.pricing;

import org.axonframework.messaging.eventstreaming.Tag;

/** The tags under which the price book's events are found. */
public final class PricingTags {

    /** Every event of the price book, which all teams share. */
    public static final Tag ALL = new Tag("prices", "all");

    private PricingTags() {}

    /** Everything about one model's prices. */
    public static Tag model(String plain) {
        return new Tag("model", plain);
    }
}
