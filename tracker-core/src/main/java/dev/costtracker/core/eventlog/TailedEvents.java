package dev.costtracker.core.eventlog;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The events a processor reads, without end: it calls back when the log has grown.
 *
 * <p>Its reader may be woken by the log's writer while it reads by itself, so it is safe for both. It remembers how far it has looked, so that a long stretch without a match is gone through once.
 * What its reader has got to know otherwise is left out.
 */
final class TailedEvents implements MessageStream<EventMessage> {

    private final OpenLog log;
    private final EventCodec codec;
    private final EventFilter filter;
    private final LongSupplier floor;
    private EventCursor cursor;
    private long passed;
    private long scanned;
    private @Nullable Entry<EventMessage> next;
    private @Nullable Runnable callback;
    private volatile boolean closed;

    TailedEvents(OpenLog log, EventCodec codec, EventFilter filter, long from, LongSupplier floor) {
        this.log = log;
        this.codec = codec;
        this.filter = filter;
        this.floor = floor;
        this.passed = from;
        this.scanned = from;
        this.cursor = log.scan(filter, from, from);
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> peek() {
        if (next == null && !closed) {
            next = find();
        }
        return Optional.ofNullable(next);
    }

    private @Nullable Entry<EventMessage> find() {
        skip();
        var found = cursor.next();
        long head = log.head();
        if (found == null && head > scanned) {
            cursor = log.scan(filter, scanned, head);
            scanned = head;
            found = cursor.next();
        }
        if (found == null) {
            return null;
        }
        passed = found.position() + 1;
        return EventEntries.of(found, codec);
    }

    private void skip() {
        long least = floor.getAsLong();
        if (least > passed) {
            passed = least;
            scanned = Math.max(least, log.head());
            cursor = log.scan(filter, least, scanned);
        }
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> next() {
        var entry = peek();
        next = null;
        return entry;
    }

    @Override
    public void setCallback(Runnable newCallback) {
        replaceCallback(newCallback);
        if (isCompleted() || hasNextAvailable()) {
            newCallback.run();
        }
    }

    private synchronized void replaceCallback(@Nullable Runnable newCallback) {
        if (callback != null) {
            log.bell().unlisten(callback);
        }
        callback = closed ? null : newCallback;
        if (callback != null) {
            log.bell().listen(callback);
        }
    }

    /** A processor notices the end of its stream by the error alone. */
    @Override
    public Optional<Throwable> error() {
        return closed ? Optional.empty() : log.bell().end().map(end -> end);
    }

    @Override
    public boolean isCompleted() {
        return closed || log.bell().end().isPresent();
    }

    @Override
    public boolean hasNextAvailable() {
        return peek().isPresent();
    }

    @Override
    public synchronized void close() {
        closed = true;
        next = null;
        replaceCallback(null);
    }
}
