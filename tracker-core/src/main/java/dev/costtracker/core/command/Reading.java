package dev.costtracker.core.command;

import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * A part of the log that a decision depends on.
 *
 * @param criteria which events
 * @param from the first position to read, inclusive: what lies below is known already
 */
public record Reading(EventCriteria criteria, long from) {

    /** All events that match. */
    public static Reading all(EventCriteria criteria) {
        return new Reading(criteria, 0);
    }
}
