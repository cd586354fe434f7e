package dev.costtracker.core.eventlog;

import java.time.Instant;
import java.util.Map;

/**
 * One event as it stands in the log.
 *
 * @param position its place, counted from 0, dense, in commit order
 * @param recordedAt when the server recorded it, to the microsecond; never falls with the position
 * @param id the event's own id
 * @param payload what happened, in its newest version
 * @param metadata who and why: {@code user}, {@code key}, {@code correlationId}, …
 */
public record LoggedEvent(
        long position, Instant recordedAt, String id, DomainEvent payload, Map<String, String> metadata) {

    public LoggedEvent {
        metadata = Map.copyOf(metadata);
    }
}
