package dev.costtracker.core.eventlog;

import java.time.Instant;
import java.util.Map;
import org.axonframework.messaging.core.MessageType;

/**
 * An event read back from its bytes.
 *
 * @param at when it was decided, to the microsecond
 * @param payload in its newest version
 */
record DecodedEvent(String id, MessageType type, Instant at, Map<String, String> metadata, DomainEvent payload) {}
