package dev.costtracker.core.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.messaging.eventstreaming.Tag;

/** The log as readers see it. Positions are half-open: position {@code p} means everything below {@code p}. */
public interface EventLog {

    /** The number of events in the log, which is the position the next one gets. */
    long head();

    /**
     * The position that holds everything recorded at or before an instant and nothing recorded after it.
     *
     * @param recordedAt inclusive, to the microsecond
     */
    long positionAt(Instant recordedAt);

    /**
     * Hands every event that carries the tag to the reader, in order of position, a page in memory at a time.
     *
     * @param from first position, inclusive
     * @param to end, exclusive; positions beyond the head are ignored
     */
    void read(Tag tag, long from, long to, Consumer<LoggedEvent> reader);

    /** Hands every event that carries one of the tags to the reader, once, in order of position, a page in memory at a time. */
    void read(Set<Tag> tags, long from, long to, Consumer<LoggedEvent> reader);

    /** Hands every event to the reader, in order of position, a page in memory at a time. */
    void readAll(long from, long to, Consumer<LoggedEvent> reader);

    /**
     * Waits until the log reaches a position.
     *
     * @return whether it did within the limit
     */
    boolean awaitHead(long position, Duration limit) throws InterruptedException;
}
