package dev.costtracker.core.eventlog;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Events that want to be in the log, all or none.
 *
 * @param aid the append's own id, the same however often it is tried
 * @param condition what must not be there
 * @param events at least one
 * @param done the position after the last of them, once they are durable; or {@link ConditionFailed}
 * @param outSince the position from which on another node may have written it; {@link #NEVER} if no other node has it
 */
record Append(UUID aid, Condition condition, List<EncodedEvent> events, CompletableFuture<Long> done, long outSince) {

    /** The append is known to this node alone. */
    static final long NEVER = Long.MAX_VALUE;

    static final int MAX_EVENT_BYTES = 256 * 1024;
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /**
     * An append that has not been tried yet.
     *
     * @throws TooLarge if an event is larger than 256 KB, or all together are larger than 4 MB
     */
    static Append of(UUID aid, Condition condition, List<EncodedEvent> events) {
        var append = new Append(aid, condition, List.copyOf(events), new CompletableFuture<>(), NEVER);
        for (var event : events) {
            if (event.size() > MAX_EVENT_BYTES) {
                throw new TooLarge("an event must not be larger than %d bytes: %s of %d"
                        .formatted(MAX_EVENT_BYTES, event.type(), event.size()));
            }
        }
        if (append.bytes() > MAX_BYTES) {
            throw new TooLarge("the events of one append must not be larger than %d bytes together: %d events of %d"
                    .formatted(MAX_BYTES, events.size(), append.bytes()));
        }
        return append;
    }

    /** The same append, of which another node may write a record, or have written it, at or after a position. */
    Append outSince(long position) {
        return new Append(aid, condition, events, done, Math.min(position, outSince));
    }

    /** Whether another node may have written it. */
    boolean isOut() {
        return outSince != NEVER;
    }

    long bytes() {
        long bytes = 0;
        for (var event : events) {
            bytes += event.size();
        }
        return bytes;
    }

    /**
     * No event at or after a position may match.
     *
     * @param filter what must not be there
     * @param from everything before this position has been seen by who decided
     */
    record Condition(EventFilter filter, long from) {

        /** Nothing to check. */
        static final Condition NONE = new Condition(EventFilter.everything(), Long.MAX_VALUE);
    }

    /** Somebody else's events came first; who decided must read them and decide again. */
    static final class ConditionFailed extends Exception {

        private static final long serialVersionUID = 1L;

        ConditionFailed() {
            super("an event that the condition excludes is in the log", null, false, false);
        }
    }
}
