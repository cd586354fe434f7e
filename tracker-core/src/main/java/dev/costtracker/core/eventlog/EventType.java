package dev.costtracker.core.eventlog;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;

/**
 * The stored name of one kind of event, the version written today, and the way from every older version to it.
 *
 * @param name namespace and name as stored, e.g. {@code session.SessionStarted}; never the class name
 * @param version the version written today, counted from 1
 * @param event the record that is written and read
 * @param upcasts the step from version i+1 to i+2 at index i, on the stored payload; {@code version - 1} of them
 */
public record EventType<E extends Record & DomainEvent>(
        String name, int version, Class<E> event, List<UnaryOperator<BsonDocument>> upcasts) {

    public EventType {
        if (!name.matches("[a-z]+\\.[A-Z][A-Za-z]+")) {
            throw new IllegalArgumentException("event name must look like feature.EventName: " + name);
        }
        upcasts = List.copyOf(upcasts);
        if (version != upcasts.size() + 1) {
            throw new IllegalArgumentException(
                    "%s version %d needs %d upcasts, not %d".formatted(name, version, version - 1, upcasts.size()));
        }
    }

    /** A kind of event that has only ever had one version. */
    public static <E extends Record & DomainEvent> EventType<E> first(String name, Class<E> event) {
        return new EventType<>(name, 1, event, List.of());
    }
}
