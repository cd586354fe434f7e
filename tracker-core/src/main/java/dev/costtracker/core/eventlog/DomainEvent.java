package dev.costtracker.core.eventlog;

import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** Something that happened and is kept for ever: a record whose stored name and version an {@link EventType} states. */
public interface DomainEvent {

    /** The tags under which decisions and reads find this event again; never empty. */
    Set<Tag> tags();
}
