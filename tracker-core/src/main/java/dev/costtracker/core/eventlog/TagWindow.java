package dev.costtracker.core.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Kinds and tags of the log's newest events, in memory, so that most conditions are checked without asking the store.
 *
 * <p>It may already hold events that are just being written; who reads must not take those for granted.
 */
final class TagWindow {

    private final int capacity;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<Tag, Deque<Entry>> byTag = new HashMap<>();
    private long end;

    /**
     * An empty window.
     *
     * @param capacity how many events it keeps, and more only while they are being written
     * @param position where the next event goes
     */
    TagWindow(int capacity, long position) {
        this.capacity = capacity;
        this.end = position;
    }

    private record Entry(long position, String type, Set<Tag> tags) {}

    /** What the window can say about a range. */
    enum Answer {
        MATCH,
        NO_MATCH,
        /** The range begins before the window. */
        UNKNOWN
    }

    /** Whether an event at or after the position matches. */
    synchronized Answer find(EventFilter filter, long from) {
        if (from < start()) {
            return Answer.UNKNOWN;
        }
        return anyMatch(filter, from) ? Answer.MATCH : Answer.NO_MATCH;
    }

    /** The first position it holds; everything before must be asked of the store. */
    synchronized long start() {
        return end - entries.size();
    }

    /** Where the next event goes. */
    synchronized long end() {
        return end;
    }

    synchronized void add(List<EncodedEvent> events) {
        for (var event : events) {
            var entry = new Entry(end++, event.type(), event.tags());
            entries.addLast(entry);
            for (var tag : entry.tags) {
                byTag.computeIfAbsent(tag, t -> new ArrayDeque<>(1)).addLast(entry);
            }
        }
    }

    /** Lets the oldest events go, as far as there are too many and they are in the store. */
    synchronized void trim(long stored) {
        while (entries.size() > capacity && entries.getFirst().position < stored) {
            forget(entries.removeFirst(), Deque::removeFirst);
        }
    }

    /** Takes back the newest events, as they did not get their positions after all. */
    synchronized void cutTo(long position) {
        while (end > position && !entries.isEmpty()) {
            forget(entries.removeLast(), Deque::removeLast);
            end--;
        }
        end = Math.min(end, position);
    }

    private void forget(Entry entry, Consumer<Deque<Entry>> take) {
        for (var tag : entry.tags) {
            byTag.computeIfPresent(tag, (t, bearers) -> {
                take.accept(bearers);
                return bearers.isEmpty() ? null : bearers;
            });
        }
    }

    private boolean anyMatch(EventFilter filter, long from) {
        if (from >= end) {
            return false;
        }
        if (filter.needsScan()) {
            return anyMatch(entries, filter, from);
        }
        for (var key : filter.keys()) {
            var bearers = byTag.get(key);
            if (bearers != null && anyMatch(bearers, filter, from)) {
                return true;
            }
        }
        return false;
    }

    /** Newest first: what is asked for is mostly the little that came after a recent read. */
    private static boolean anyMatch(Deque<Entry> candidates, EventFilter filter, long from) {
        for (var newestFirst = candidates.descendingIterator(); newestFirst.hasNext(); ) {
            var entry = newestFirst.next();
            if (entry.position < from) {
                return false;
            }
            if (filter.matches(entry.type, entry.tags)) {
                return true;
            }
        }
        return false;
    }
}
