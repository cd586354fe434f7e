package dev.costtracker.projections;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.messaging.eventstreaming.Tag;

/** An event log in memory that counts what it hands out. */
public final class MemoryEventLog implements EventLog {

    private final List<LoggedEvent> events = new ArrayList<>();
    private long handedOut;
    private long reads;

    /** Records an event. */
    public void append(Instant recordedAt, Map<String, String> metadata, DomainEvent event) {
        events.add(new LoggedEvent(head(), recordedAt, "event-" + head(), event, metadata));
    }

    /** A log that ended after so many of these events. */
    public MemoryEventLog prefix(long length) {
        var prefix = new MemoryEventLog();
        prefix.events.addAll(events.subList(0, Math.toIntExact(length)));
        return prefix;
    }

    public LoggedEvent at(long position) {
        return events.get(Math.toIntExact(position));
    }

    /** How many events readers were given since this was last asked. */
    public long handedOut() {
        long count = handedOut;
        handedOut = 0;
        return count;
    }

    /** How often it was read since this was last asked. */
    public long reads() {
        long count = reads;
        reads = 0;
        return count;
    }

    @Override
    public long head() {
        return events.size();
    }

    @Override
    public long positionAt(Instant recordedAt) {
        return events.stream()
                .filter(event -> !event.recordedAt().isAfter(recordedAt))
                .count();
    }

    @Override
    public void read(Tag tag, long from, long to, Consumer<LoggedEvent> reader) {
        read(Set.of(tag), from, to, reader);
    }

    @Override
    public void read(Set<Tag> tags, long from, long to, Consumer<LoggedEvent> reader) {
        reads++;
        readAll(from, to, event -> {
            if (!Collections.disjoint(event.payload().tags(), tags)) {
                handedOut++;
                reader.accept(event);
            }
        });
    }

    @Override
    public void readAll(long from, long to, Consumer<LoggedEvent> reader) {
        for (long position = from; position < Math.min(to, head()); position++) {
            reader.accept(at(position));
        }
    }

    @Override
    public boolean awaitHead(long position, Duration limit) {
        return head() >= position;
    }
}
