package dev.costtracker.core.pricing;

import dev.costtracker.core.eventlog.EventType;
import dev.costtracker.core.eventlog.PlainForm;
import java.math.BigDecimal;
import java.util.List;

/** The stored names and versions of the price book's events. */
public final class PricingEventTypes {

    /** Every kind of event of this feature. */
    public static final List<EventType<?>> ALL = List.of(
            EventType.first("pricing.PricesPublished", PricingEvent.PricesPublished.class),
            EventType.first("pricing.PricesWithdrawn", PricingEvent.PricesWithdrawn.class));

    /** How money is stored: a bare decimal, because every stored amount is in US dollars. */
    public static final List<PlainForm<?, ?>> PLAIN_FORMS =
            List.of(PlainForm.decimal(Money.class, PricingEventTypes::dollars, Money::usd));

    private PricingEventTypes() {}

    private static BigDecimal dollars(Money money) {
        if (!money.currency().equals(Money.USD)) {
            throw new IllegalArgumentException("only USD is stored, not " + money.currency());
        }
        return money.amount();
    }
}
