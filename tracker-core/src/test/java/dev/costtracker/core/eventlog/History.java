package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Append.ConditionFailed;
import dev.costtracker.core.eventlog.EventCursor.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * What the users of a log asked for, what they were told and what they saw. Steps are counted in the order in which they
 * happened, so that what was over before something else began has a smaller number.
 */
final class History {

    private static final long NEVER = Long.MAX_VALUE;

    private final List<Asked> asked = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();
    private long step;

    /** What an append was answered; an answer that never came is as good as "unknown". */
    enum Answer {
        ACKNOWLEDGED,
        REFUSED,
        UNKNOWN
    }

    /** An append. Its events' bytes must be like no other's, as it is found in the log by them. */
    final class Asked {

        private final String node;
        private final EventCriteria none;
        private final long from;
        private final List<EncodedEvent> events;
        private final long begun;
        private long over = NEVER;
        private Answer answer = Answer.UNKNOWN;
        private long end;

        private Asked(String node, EventCriteria none, long from, List<EncodedEvent> events, long begun) {
            this.node = node;
            this.none = none;
            this.from = from;
            this.events = List.copyOf(events);
            this.begun = begun;
        }

        void acknowledged(long newEnd) {
            answered(Answer.ACKNOWLEDGED, newEnd);
        }

        void refused() {
            answered(Answer.REFUSED, -1);
        }

        /** Takes the answer when it comes. A failure that is no refusal says nothing about the log. */
        void answeredBy(CompletableFuture<Long> done) {
            var unused = done.whenComplete((newEnd, failure) -> {
                if (failure == null) {
                    acknowledged(newEnd);
                } else if (failure instanceof ConditionFailed) {
                    refused();
                }
            });
        }

        private void answered(Answer newAnswer, long newEnd) {
            over = next();
            answer = newAnswer;
            end = newEnd;
        }

        String node() {
            return node;
        }

        EventCriteria none() {
            return none;
        }

        /** From where on nothing may match. */
        long from() {
            return from;
        }

        List<EncodedEvent> events() {
            return events;
        }

        long begun() {
            return begun;
        }

        long over() {
            return over;
        }

        Answer answer() {
            return answer;
        }

        /** The position after its last event, as it was acknowledged. */
        long end() {
            return end;
        }

        @Override
        public String toString() {
            return "append of %d events on %s, unless %s from %d, %s with %d (steps %d to %d)"
                    .formatted(events.size(), node, none, from, answer, end, begun, over);
        }
    }

    /**
     * All that somebody saw in a range.
     *
     * @param node whose head the range was taken from
     * @param from inclusive
     * @param to exclusive
     */
    record Read(String node, EventCriteria criteria, long from, long to, List<Found> found, long begun, long over) {

        Read {
            found = List.copyOf(found);
        }

        @Override
        public String toString() {
            return "read of %s in [%d, %d) on %s: %s (steps %d to %d)"
                    .formatted(
                            criteria,
                            from,
                            to,
                            node,
                            found.stream().map(Found::position).toList(),
                            begun,
                            over);
        }
    }

    /** One more step: everything noted before happened before. */
    synchronized long next() {
        return step++;
    }

    /** An append is asked for. */
    synchronized Asked ask(String node, EventCriteria none, long from, List<EncodedEvent> events) {
        var append = new Asked(node, none, from, events, next());
        asked.add(append);
        return append;
    }

    /** A read that began at a step is over. */
    synchronized void read(String node, EventCriteria criteria, long from, long to, List<Found> found, long begun) {
        reads.add(new Read(node, criteria, from, to, found, begun, next()));
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    synchronized List<Read> reads() {
        return List.copyOf(reads);
    }
}
