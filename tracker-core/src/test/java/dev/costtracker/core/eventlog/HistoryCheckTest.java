package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.closed;
import static dev.costtracker.core.eventlog.Samples.noted;
import static dev.costtracker.core.eventlog.Samples.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.costtracker.core.eventlog.EventCursor.Found;
import dev.costtracker.core.eventlog.History.Asked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.Test;

/** Each test but the first has a history that breaks one rule, and no other. */
class HistoryCheckTest {

    private static final long START = 100;
    private static final EventCriteria ON_X = EventCriteria.havingTags(on("x"));
    private static final EventCriteria ON_Y = EventCriteria.havingTags(on("y"));

    private final History history = new History();
    private final EncodedEvent first = noted("first", "x");
    private final EncodedEvent second = noted("second", "x");
    private final EncodedEvent third = closed("y");

    private Asked ask(EncodedEvent... events) {
        return ask(ON_X, Long.MAX_VALUE, events);
    }

    private Asked ask(EventCriteria none, long from, EncodedEvent... events) {
        return history.ask("one", none, from, List.of(events));
    }

    private void read(String node, long from, long to, long begun, EncodedEvent... events) {
        var found = IntStream.range(0, events.length)
                .mapToObj(i -> new Found(from + i, 0, events[i]))
                .toList();
        history.read(node, EventCriteria.havingAnyTag(), from, to, found, begun);
    }

    private List<String> violations(EncodedEvent... log) {
        return HistoryCheck.violations(history, START, List.of(log));
    }

    private void breaks(String rule, EncodedEvent... log) {
        assertThat(violations(log)).singleElement().asString().startsWith(rule + ":");
    }

    @Test
    void findsNothingInAGoodHistory() {
        var one = ask(ON_X, START, first);
        var slow = ask(ON_X, START, noted("slow", "x"));
        one.acknowledged(START + 1);
        ask(ON_Y, START, second, third).acknowledged(START + 3);
        slow.refused();
        read("one", START, START + 3, history.next(), first, second, third);
        var unknown = noted("unknown", "y");
        ask(unknown);
        ask(noted("never written", "x"));
        assertThat(violations(first, second, third, unknown)).isEmpty();
    }

    @Test
    void findsAnEventThatNobodyAskedFor() {
        ask(first).acknowledged(START + 1);
        breaks("origin", first, noted("whose?", "x"));
    }

    @Test
    void findsAnAppendThatIsThereTwice() {
        ask(first);
        breaks("once", first, first);
    }

    @Test
    void findsAnAppendThatIsTorn() {
        ask(first, second);
        ask(third);
        breaks("whole", first, second, third, second);
    }

    @Test
    void findsHalfAnAppendAtTheEnd() {
        ask(first, second);
        breaks("whole", first);
    }

    @Test
    void findsTheSecondHalfOfAnAppend() {
        ask(first, second);
        breaks("whole", second);
    }

    @Test
    void findsThatWhatWasAcknowledgedIsMissing() {
        ask(first).acknowledged(START + 1);
        breaks("acknowledged");
    }

    @Test
    void findsThatWhatWasAcknowledgedStandsElsewhere() {
        var append = ask(first);
        ask(second);
        append.acknowledged(START + 2);
        breaks("acknowledged", first, second);
    }

    @Test
    void findsThatWhatWasAcknowledgedHasOtherContent() {
        ask(first).acknowledged(START + 1);
        assertThat(violations(noted("changed", "x"))).anyMatch(each -> each.startsWith("acknowledged:"));
    }

    @Test
    void findsThatWhatWasRefusedIsThere() {
        ask(second);
        ask(ON_X, START, first).refused();
        breaks("refused", first, second);
    }

    @Test
    void findsAMatchBetweenTheMarkerAndThePosition() {
        ask(first);
        ask(third);
        ask(ON_X, START, second);
        breaks("condition", first, third, second);
    }

    @Test
    void takesAMatchBeforeTheMarkerOrAtThePosition() {
        ask(first);
        ask(third);
        ask(ON_X, START + 1, second);
        assertThat(violations(first, third, second)).isEmpty();
    }

    @Test
    void findsAnUnknownAppendWhoseConditionDidNotHold() {
        ask(first);
        ask(ON_X, START, second);
        breaks("condition", first, second);
    }

    @Test
    void findsARefusalWithoutAReason() {
        ask(third).acknowledged(START + 1);
        ask(ON_X, START, first).refused();
        breaks("refusal", third);
    }

    @Test
    void findsARefusalWhoseReasonIsBeforeTheMarker() {
        ask(first).acknowledged(START + 1);
        ask(ON_X, START + 1, second).refused();
        breaks("refusal", first);
    }

    @Test
    void findsARefusalWhoseReasonWasAskedForLater() {
        ask(ON_X, START, first).refused();
        ask(second).acknowledged(START + 1);
        breaks("refusal", second);
    }

    @Test
    void findsThatWhatWasAskedForLaterStandsBefore() {
        ask(first).acknowledged(START + 2);
        ask(third);
        breaks("order", third, first);
    }

    @Test
    void takesWhatWasAskedForMeanwhileInAnyOrder() {
        var slow = ask(first);
        ask(third).acknowledged(START + 1);
        slow.acknowledged(START + 2);
        assertThat(violations(third, first)).isEmpty();
    }

    @Test
    void findsAnAppendInAPlaceThatWasSeenWithoutIt() {
        read("one", START, START + 1, history.next(), first);
        ask(first);
        breaks("order", first);
    }

    @Test
    void findsThatWhatWasSeenIsGone() {
        ask(first);
        ask(second);
        read("one", START, START + 2, history.next(), first, second);
        breaks("seen", first);
    }

    @Test
    void findsThatWhatWasSeenHasChanged() {
        ask(first);
        ask(second);
        read("one", START, START + 1, history.next(), first);
        breaks("seen", second);
    }

    @Test
    void findsThatSomethingWasNotSeen() {
        ask(first);
        ask(second);
        read("one", START, START + 2, history.next(), first);
        breaks("seen", first, second);
    }

    @Test
    void findsThatALaterReadOfTheSameNodeSawLess() {
        ask(first);
        ask(second);
        read("one", START, START + 2, history.next(), first, second);
        read("one", START, START + 1, history.next(), first);
        breaks("monotone", first, second);
    }

    @Test
    void findsThatANodeDidNotShowWhatItHadAcknowledged() {
        ask(first).acknowledged(START + 1);
        read("one", START, START, history.next());
        breaks("monotone", first);
    }

    @Test
    void takesANodeThatIsBehindAnother() {
        ask(first).acknowledged(START + 1);
        read("two", START, START, history.next());
        assertThat(violations(first)).isEmpty();
    }

    @Test
    void findsEveryBreakOfAChain() {
        assertThat(HistoryCheck.brokenChain(List.of())).isEmpty();
        var whole = chain(1, 2, 3);
        assertThat(HistoryCheck.brokenChain(whole)).isEmpty();
        var gap = new ArrayList<>(whole);
        gap.remove(1);
        assertThat(HistoryCheck.brokenChain(gap)).anyMatch(each -> each.contains("the record after 1 stands at 2"));
        var swapped = new ArrayList<>(whole);
        Collections.swap(swapped, 0, 1);
        assertThat(HistoryCheck.brokenChain(swapped)).anyMatch(each -> each.contains("stands at 1"));
        var changed = new ArrayList<>(whole);
        var last = whole.getLast();
        changed.set(2, new LogRecord(last.position(), last.aid(), last.at(), last.node(), last.hash(), List.of(third)));
        assertThat(HistoryCheck.brokenChain(changed)).singleElement().asString().contains("at 2 is not hashed");
        assertThat(HistoryCheck.brokenChain(chain(1, 3, 3)))
                .singleElement()
                .asString()
                .contains("at 2 is not later");
    }

    private List<LogRecord> chain(long... times) {
        var records = new ArrayList<LogRecord>();
        var hash = LogRecord.NO_HASH;
        for (long at : times) {
            var record = LogRecord.after(hash, records.size(), UUID.randomUUID(), at, "one", List.of(first));
            records.add(record);
            hash = record.hash();
        }
        return records;
    }

    @Test
    void refusesAHistoryThatAsksForTheSameEventTwice() {
        ask(first);
        ask(first);
        assertThatIllegalArgumentException().isThrownBy(this::violations);
    }
}
