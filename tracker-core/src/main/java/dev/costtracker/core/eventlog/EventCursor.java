package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.StoredRecords.Page;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Goes through the events of a range that match a filter, a page in memory at a time. */
final class EventCursor {

    private final LogBackend backend;
    private final EventFilter filter;
    private final long from;
    private final long to;
    private final int pageSize;
    private final boolean scanning;
    private final Queue<Found> page = new ArrayDeque<>();
    private long next;

    /**
     * A cursor over a range.
     *
     * @param from inclusive
     * @param to exclusive; not beyond what is durable
     * @param pageSize how many records to fetch at a time
     */
    EventCursor(LogBackend backend, EventFilter filter, long from, long to, int pageSize) {
        this(backend, filter, from, to, pageSize, filter.isEverything());
    }

    private EventCursor(LogBackend backend, EventFilter filter, long from, long to, int pageSize, boolean scanning) {
        this.backend = backend;
        this.filter = filter;
        this.from = from;
        this.to = to;
        this.pageSize = pageSize;
        this.next = from;
        this.scanning = scanning;
    }

    /** A cursor that reads the whole range instead of looking tags up. */
    static EventCursor scanning(LogBackend backend, EventFilter filter, long from, long to, int pageSize) {
        return new EventCursor(backend, filter, from, to, pageSize, true);
    }

    /** An event and its place. */
    record Found(long position, long at, EncodedEvent event) {}

    /** The next event; null if there is none left. */
    @Nullable
    Found next() {
        while (page.isEmpty() && next < to) {
            fetch();
        }
        return page.poll();
    }

    private void fetch() {
        Page fetched = scanning ? backend.records(next, pageSize) : backend.tagged(filter.keys(), next, to, pageSize);
        for (var record : fetched.records()) {
            long position = record.position();
            for (var event : record.events()) {
                if (position >= from && position < to && filter.matches(event.type(), event.tags())) {
                    page.add(new Found(position, record.at(), event));
                }
                position++;
            }
        }
        next = fetched.next();
    }
}
