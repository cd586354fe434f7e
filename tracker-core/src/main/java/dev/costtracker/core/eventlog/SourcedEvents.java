package dev.costtracker.core.eventlog;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.jspecify.annotations.Nullable;

/** The events a decision reads, and then the marker up to which it has seen the log; never waits for more. */
final class SourcedEvents implements MessageStream<EventMessage> {

    private final EventCursor cursor;
    private final EventCodec codec;
    private final long marker;
    private @Nullable Entry<EventMessage> next;
    private boolean markerGiven;
    private boolean closed;

    SourcedEvents(EventCursor cursor, EventCodec codec, long marker) {
        this.cursor = cursor;
        this.codec = codec;
        this.marker = marker;
    }

    @Override
    public Optional<Entry<EventMessage>> peek() {
        if (next == null && !isCompleted()) {
            var found = cursor.next();
            next = found == null ? markerEntry() : EventEntries.of(found, codec);
        }
        return Optional.ofNullable(next);
    }

    @Override
    public Optional<Entry<EventMessage>> next() {
        var entry = peek();
        next = null;
        return entry;
    }

    private Entry<EventMessage> markerEntry() {
        markerGiven = true;
        return new SimpleEntry<>(
                TerminalEventMessage.INSTANCE,
                Context.with(ConsistencyMarker.RESOURCE_KEY, new GlobalIndexConsistencyMarker(marker)));
    }

    /** Everything there is to come is there already. */
    @Override
    public void setCallback(Runnable callback) {
        callback.run();
    }

    @Override
    public Optional<Throwable> error() {
        return Optional.empty();
    }

    @Override
    public boolean isCompleted() {
        return next == null && (markerGiven || closed);
    }

    @Override
    public boolean hasNextAvailable() {
        return !isCompleted();
    }

    @Override
    public void close() {
        closed = true;
        next = null;
    }
}
