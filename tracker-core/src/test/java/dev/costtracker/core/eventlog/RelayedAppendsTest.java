package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.CODEC;
import static dev.costtracker.core.eventlog.Samples.noted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.FaultyBackend.Step;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An append that several nodes have, as one passed it on to another and never heard of it again. */
class RelayedAppendsTest {

    private static final int WINDOW = 8;

    private final MemoryBackend store = new MemoryBackend();
    private final FaultyBackend faulty = new FaultyBackend(store);
    private final Node one = new Node(faulty, WINDOW, 1);
    private final Node other = new Node(store, WINDOW, 2);

    /** The append as another node has it, with an answer of its own. */
    private static Append copy(Append append, long outSince) {
        return Append.of(append.aid(), append.condition(), append.events()).outSince(outSince);
    }

    private static Append some(Node node) {
        return node.append(Condition.NONE, noted("some", "x"));
    }

    private void holds(int events) {
        assertThat(LogCheck.all(store, CODEC, events, position -> {})).isEqualTo(events);
        assertThat(store.last()).map(LogRecord::end).contains((long) events);
    }

    @Test
    void isWrittenOnceThoughTheSecondNodeDidNotKnow() {
        var append = some(one);
        other.write(append);
        var again = copy(append, 0);
        one.write(some(one), again);
        assertThat(again.done()).isCompletedWithValue(1L);
        holds(2);
    }

    @Test
    void isWrittenOnceThoughItIsTwiceInOneBatch() {
        var append = some(one).outSince(0);
        var again = copy(append, 0);
        one.write(append, some(one), again);
        assertThat(append.done()).isCompletedWithValue(1L);
        assertThat(again.done()).isCompletedWithValue(1L);
        holds(2);
    }

    /** Same append, same position, another record: what the other node wrote must not pass for one's own. */
    @Test
    void isNotTakenForOnesOwnRecordWhenAnotherNodePutItInTheSamePlace() {
        var append = some(one).outSince(0);
        var again = copy(append, 0);
        faulty.then(Step.after(() -> other.write(again)));
        one.write(append, some(one));
        assertThat(append.done()).isCompletedWithValue(1L);
        one.write(some(one));
        holds(3);
    }

    @Test
    void isWrittenWhenTheOtherNodeHadNotDoneSo() {
        other.write(some(other));
        var append = some(one).outSince(0);
        one.write(append);
        assertThat(append.done()).isCompletedWithValue(2L);
        holds(2);
    }

    @Test
    void isTakenBackWhenItsPlaceIsLost() {
        var append = some(one).outSince(0);
        faulty.then(Step.after(() -> other.write(some(other))));
        one.write(append);
        assertThat(append.done()).isCompletedWithValue(2L);
        holds(2);
    }

    @Test
    void isGivenUpWhenNobodyKnowsAnyMore() {
        var appends = new RecentAppends(2, 0);
        var records = IntStream.range(0, 3)
                .mapToObj(i -> LogRecord.after(
                        LogRecord.NO_HASH,
                        i,
                        some(one).aid(),
                        i,
                        "node",
                        some(one).events()))
                .toList();
        records.forEach(appends::add);
        var unknown = some(one).aid();
        assertThat(appends.find(records.get(2).aid(), 0)).isEqualTo(3);
        assertThat(appends.find(unknown, 1)).isEqualTo(RecentAppends.NOT_HERE);
        assertThat(appends.find(unknown, 0)).isEqualTo(RecentAppends.UNKNOWN);
        assertThat(appends.find(records.get(0).aid(), 0)).isEqualTo(RecentAppends.UNKNOWN);
        appends.cutTo(2);
        assertThat(appends.find(records.get(2).aid(), 1)).isEqualTo(RecentAppends.NOT_HERE);
        assertThat(appends.find(records.get(1).aid(), 1)).isEqualTo(2);
    }

    @Test
    void isGivenUpByANodeThatStartedTooLate() {
        IntStream.range(0, LogCheck.TAIL + 1).forEach(i -> other.write(some(other)));
        var late = new Node(store, WINDOW, 3);
        var append = some(late).outSince(0);
        late.write(append);
        assertThat(append.done()).isCompletedExceptionally();
        assertThat(append.done().exceptionNow()).isInstanceOf(LogUnavailable.class);
        holds(LogCheck.TAIL + 1);
    }
}
