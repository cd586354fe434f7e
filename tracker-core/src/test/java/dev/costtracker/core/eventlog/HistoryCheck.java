package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.EventCursor.Found;
import dev.costtracker.core.eventlog.History.Answer;
import dev.costtracker.core.eventlog.History.Asked;
import dev.costtracker.core.eventlog.History.Read;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/**
 * Judges a history against the log that came of it. It knows nothing of how a log works: as every event has a position,
 * each rule is a look along the log.
 */
final class HistoryCheck {

    private final History history;
    private final long start;
    private final List<Entry> log;
    private final Map<Asked, Long> places = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private HistoryCheck(History history, long start, List<EncodedEvent> log) {
        this.history = history;
        this.start = start;
        var parts = parts(history.asked());
        this.log = log.stream()
                .map(event -> new Entry(event, new QualifiedName(event.type()), parts.get(key(event))))
                .toList();
    }

    /** One event of an append. */
    private record Part(Asked append, int index) {

        boolean isFirst() {
            return index == 0;
        }

        boolean isLast() {
            return index == append.events().size() - 1;
        }
    }

    /**
     * An event of the log.
     *
     * @param part what it is a part of; null if nobody asked for it
     */
    private record Entry(
            EncodedEvent event,
            QualifiedName type,
            @Nullable Part part) {

        boolean matches(EventCriteria criteria) {
            return criteria.matches(type, event.tags());
        }
    }

    /**
     * The rules that are broken, with what breaks them; empty if all is well.
     *
     * @param start where the history's part of the log begins; nothing in it looks further back
     * @param log all events from there on
     */
    static List<String> violations(History history, long start, List<EncodedEvent> log) {
        var check = new HistoryCheck(history, start, log);
        check.whole();
        history.asked().forEach(check::answer);
        history.asked().forEach(check::condition);
        check.order();
        check.reads();
        return check.broken;
    }

    /** Where records are not one chain, each on the one before it. */
    static List<String> brokenChain(List<LogRecord> records) {
        var broken = new ArrayList<String>();
        long position = 0;
        var hash = LogRecord.NO_HASH;
        long at = Long.MIN_VALUE;
        for (var record : records) {
            if (record.position() != position) {
                broken.add("chain: the record after %d stands at %d".formatted(position, record.position()));
            }
            if (!record.hash().equals(record.hashAfter(hash))) {
                broken.add("chain: the record at %d is not hashed onto the one before".formatted(record.position()));
            }
            if (record.at() <= at) {
                broken.add("chain: the record at %d is not later than the one before".formatted(record.position()));
            }
            position = record.end();
            hash = record.hash();
            at = record.at();
        }
        return broken;
    }

    private static Map<ByteBuffer, Part> parts(List<Asked> appends) {
        var parts = new HashMap<ByteBuffer, Part>();
        for (var append : appends) {
            for (int i = 0; i < append.events().size(); i++) {
                if (parts.put(key(append.events().get(i)), new Part(append, i)) != null) {
                    throw new IllegalArgumentException("an event is asked for twice: " + append);
                }
            }
        }
        return parts;
    }

    private static ByteBuffer key(EncodedEvent event) {
        return ByteBuffer.wrap(event.bytes());
    }

    private long end() {
        return start + log.size();
    }

    private Entry at(long position) {
        return log.get(Math.toIntExact(position - start));
    }

    private void violated(String rule, String what) {
        broken.add(rule + ": " + what);
    }

    /** The log consists of appends that were asked for, each whole and once. */
    private void whole() {
        Part previous = null;
        for (long position = start; position < end(); position++) {
            var part = at(position).part;
            if (part == null) {
                violated("origin", "nobody asked for the event at %d".formatted(position));
            } else if (part.isFirst() && places.put(part.append, position) != null) {
                violated("once", "at %d stands again %s".formatted(position, part.append));
            }
            if (!follows(previous, part)) {
                violated("whole", "an append is torn before %d, %s".formatted(position, part));
            }
            previous = part;
        }
        if (!follows(previous, null)) {
            violated("whole", "the log ends within %s".formatted(previous));
        }
    }

    private static boolean follows(@Nullable Part previous, @Nullable Part part) {
        if (part == null || part.isFirst()) {
            return previous == null || previous.isLast();
        }
        return previous != null && previous.append == part.append && previous.index + 1 == part.index;
    }

    /** What is acknowledged is there, in its place; what is refused is not. Of the unknown "whole" says enough. */
    private void answer(Asked append) {
        var place = places.get(append);
        switch (append.answer()) {
            case ACKNOWLEDGED -> {
                if (place == null || place + append.events().size() != append.end()) {
                    violated("acknowledged", "at %s stands %s".formatted(place, append));
                }
            }
            case REFUSED -> {
                if (place != null) {
                    violated("refused", "at %d stands %s".formatted(place, append));
                }
            }
            case UNKNOWN -> {}
        }
    }

    /** Nothing that an append excluded came before it; and one that was refused was so for something. */
    private void condition(Asked append) {
        var place = places.get(append);
        if (place != null
                && !matches(append, append.from(), place, entry -> true).isEmpty()) {
            violated(
                    "condition",
                    "%s is before %d, where stands %s"
                            .formatted(matches(append, append.from(), place, entry -> true), place, append));
        }
        if (append.answer() == Answer.REFUSED
                && matches(append, append.from(), end(), entry -> isOlder(entry, append.over()))
                        .isEmpty()) {
            violated("refusal", "without a reason: %s".formatted(append));
        }
    }

    /** An event cannot be the reason for what was said before it was asked for. */
    private static boolean isOlder(Entry entry, long step) {
        return entry.part == null || entry.part.append.begun() < step;
    }

    private List<Long> matches(Asked append, long from, long to, Predicate<Entry> which) {
        return positions(append.none(), from, to)
                .filter(position -> which.test(at(position)))
                .boxed()
                .toList();
    }

    private LongStream positions(EventCriteria criteria, long from, long to) {
        return LongStream.range(Math.max(from, start), Math.min(to, end()))
                .filter(position -> at(position).matches(criteria));
    }

    /** What is asked for after an answer stands after what was answered, and after everything that was seen. */
    private void order() {
        var reached = new Reached(history, node -> true);
        places.forEach((append, place) -> {
            if (place < reached.before(append.begun())) {
                violated("order", "at %d, but the log reached further before: %s".formatted(place, append));
            }
        });
    }

    private void reads() {
        var reached = new HashMap<String, Reached>();
        for (var read : history.reads()) {
            seen(read);
            if (read.to()
                    < reached.computeIfAbsent(read.node(), node -> new Reached(history, node::equals))
                            .before(read.begun())) {
                violated("monotone", "%s had shown more before the %s".formatted(read.node(), read));
            }
        }
    }

    /** Who reads sees all that there is, and nothing that is gone later. */
    private void seen(Read read) {
        if (read.to() > end()) {
            violated("seen", "the log ends at %d, before the end of the %s".formatted(end(), read));
            return;
        }
        var there = positions(read.criteria(), read.from(), read.to()).boxed().toList();
        if (!there.equals(read.found().stream().map(Found::position).toList())
                || !read.found().stream().allMatch(this::isThere)) {
            violated("seen", "%s are there, unlike in the %s".formatted(there, read));
        }
    }

    private boolean isThere(Found found) {
        return Arrays.equals(at(found.position()).event.bytes(), found.event().bytes());
    }
}
