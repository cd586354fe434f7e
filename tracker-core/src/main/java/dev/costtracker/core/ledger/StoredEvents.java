package dev.costtracker.core.ledger;

import dev.costtracker.core.eventlog.EventCodec;
import dev.costtracker.core.eventlog.EventType;
import dev.costtracker.core.eventlog.PlainForm;
import dev.costtracker.core.pricing.PricingEventTypes;
import dev.costtracker.core.session.SessionEventTypes;
import dev.costtracker.core.team.TeamEventTypes;
import java.util.List;
import java.util.stream.Stream;

/** Every kind of event of every feature, and how their values are stored. */
public final class StoredEvents {

    /** All features' events. */
    public static final List<EventType<?>> TYPES = Stream.of(
                    SessionEventTypes.ALL, PricingEventTypes.ALL, TeamEventTypes.ALL)
            .flatMap(List::stream)
            .toList();

    /** All features' plain values. */
    public static final List<PlainForm<?, ?>> PLAIN_FORMS = Stream.of(
                    SessionEventTypes.PLAIN_FORMS, PricingEventTypes.PLAIN_FORMS, TeamEventTypes.PLAIN_FORMS)
            .flatMap(List::stream)
            .toList();

    private StoredEvents() {}

    /** A codec for all of them. */
    public static EventCodec codec() {
        return new EventCodec(TYPES, PLAIN_FORMS);
    }
}
