package dev.costtracker.core.eventlog;

import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/** Events as the entries of Axon's streams. */
final class EventEntries {

    private EventEntries() {}

    /** An event whose token says that it has been seen. */
    static Entry<EventMessage> of(EventCursor.Found found, EventCodec codec) {
        var event = codec.decode(found.event());
        return new SimpleEntry<>(
                new GenericEventMessage(event.id(), event.type(), event.payload(), event.metadata(), event.at()),
                Context.with(TrackingToken.RESOURCE_KEY, new GlobalSequenceTrackingToken(found.position() + 1)));
    }
}
