package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.noted;
import static dev.costtracker.core.eventlog.Samples.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Lease.Holder;
import dev.costtracker.core.eventlog.Peer.Answer;
import dev.costtracker.core.eventlog.Peer.Outcome;
import dev.costtracker.core.eventlog.Peer.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that brings its appends to another one, on the simplest store. */
class RouterTest {

    private static final Holder SELF = new Holder("self", "", 0);
    private static final Holder OTHER = new Holder("other", "", 0);

    private final MemoryBackend store = new MemoryBackend();
    private final Node node = new Node(store, 8, 1);
    private final Node leader = new Node(store, 8, 2);
    private Peer peer = new Saying((batch, outSince) -> written(batch));
    private final Leadership leadership = new Leadership(new HeldByOther(), SELF, other -> peer, () -> 0);
    private final Router router = node.router(leadership);

    /** A lease that the other node holds. */
    private static final class HeldByOther implements Lease {

        @Override
        public Holder claim(Holder candidate) {
            return OTHER;
        }

        @Override
        public void release(Holder holder) {}
    }

    /** What the other node does with a batch. */
    @FunctionalInterface
    private interface Answering {
        Reply to(List<Append> batch, long outSince) throws IOException;
    }

    /** The other node. */
    private static final class Saying implements Peer {

        private final Answering answering;
        private boolean closed;

        Saying(Answering answering) {
            this.answering = answering;
        }

        @Override
        public Reply write(List<Append> batch, long outSince) throws IOException {
            return answering.to(
                    batch.stream()
                            .map(append -> Append.of(append.aid(), append.condition(), append.events())
                                    .outSince(outSince))
                            .toList(),
                    outSince);
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Reply written(List<Append> batch) {
        return written(leader, batch);
    }

    private static Reply written(Node leader, List<Append> batch) {
        leader.write(batch.toArray(Append[]::new));
        return new Reply(
                leader.head.position(),
                batch.stream()
                        .map(append -> Node.failed(append.done())
                                ? Answer.of(Outcome.CONDITION_FAILED)
                                : new Answer(Outcome.WRITTEN, append.done().join()))
                        .toList(),
                leader.records().from(0, Long.MAX_VALUE),
                0);
    }

    private void otherSays(Answering answering) {
        peer = new Saying(answering);
    }

    private void write(Append... batch) throws InterruptedException {
        leadership.round();
        router.write(List.of(batch));
    }

    private Append some(String text) {
        return node.append(Condition.NONE, noted(text, "x"));
    }

    private void holds(int events) {
        assertThat(LogCheck.all(store, Samples.CODEC, events, position -> {})).isEqualTo(events);
        assertThat(store.last()).map(LogRecord::end).contains((long) events);
    }

    @Test
    void bringsAppendsToTheOtherNode() throws Exception {
        var one = some("one");
        var two = some("two");
        write(one, two);
        assertThat(one.done()).isCompletedWithValue(1L);
        assertThat(two.done()).isCompletedWithValue(2L);
        assertThat(store.last()).map(LogRecord::node).contains("node-2");
        assertThat(node.head.position()).isEqualTo(2);
        holds(2);
    }

    /** The other node's store is another one here, so there is nothing to read. */
    @Test
    @Timeout(60)
    void needNotReadTheRecordsThatTheOtherNodeSends() throws Exception {
        var elsewhere = new Node(new MemoryBackend(), 8, 3);
        otherSays((batch, outSince) -> written(elsewhere, batch));
        var one = some("one");
        write(one, some("two"));
        assertThat(one.done()).isCompletedWithValue(1L);
        assertThat(node.head.position()).isEqualTo(2);
        assertThat(node.window.end()).isEqualTo(2);
        assertThat(store.last()).isEmpty();
    }

    @Test
    void readsTheRecordsThatDoNotFollowItsOwn() throws Exception {
        var elsewhere = new Node(new MemoryBackend(), 8, 3);
        otherSays((batch, outSince) -> {
            var foreign = written(elsewhere, batch).records();
            var reply = written(leader, batch);
            return new Reply(reply.head(), reply.answers(), List.of(foreign.getLast()), 0);
        });
        write(some("one"), some("two"));
        assertThat(node.head.position()).isEqualTo(2);
        write(some("three"));
        holds(3);
    }

    @Test
    void knowsWhatAnAppendFailedOnWhenItIsTold() throws Exception {
        leader.write(leader.append(Condition.NONE, noted("first", "x")));
        var refused = node.append(Node.none(havingTags(on("x")), 0), noted("late", "x"));
        write(refused);
        assertThat(Node.failed(refused.done())).isTrue();
        assertThat(node.head.position()).isEqualTo(1);
        holds(1);
    }

    @Test
    void writesByItselfWhatWasLostOnTheWay() throws Exception {
        otherSays((batch, outSince) -> {
            throw new IOException("lost, as the test wants it");
        });
        var append = some("one");
        write(append);
        assertThat(append.done()).isCompletedWithValue(1L);
        assertThat(store.last()).map(LogRecord::node).contains("node-1");
        assertThat(peer.isClosed()).isTrue();
        holds(1);
    }

    @Test
    void findsWhatTheOtherNodeHadWrittenBeforeItsAnswerWasLost() throws Exception {
        otherSays((batch, outSince) -> {
            written(batch);
            throw new IOException("lost, as the test wants it");
        });
        var one = some("one");
        var two = some("two");
        write(one, two);
        assertThat(one.done()).isCompletedWithValue(1L);
        assertThat(two.done()).isCompletedWithValue(2L);
        holds(2);
    }

    /** The other node was stopped with the batch in its hands, and goes on when all is over. */
    @Test
    void isNotDoubledByANodeThatComesBack() throws Exception {
        var there = new ArrayList<Append>();
        otherSays((batch, outSince) -> {
            there.addAll(batch);
            throw new IOException("silent, as the test wants it");
        });
        var one = some("one");
        var two = some("two");
        write(one, two);
        leader.write(there.toArray(Append[]::new));
        assertThat(there).extracting(append -> append.done().join()).containsExactly(1L, 2L);
        holds(2);
    }

    @Test
    void writesByItselfWhatTheOtherNodeDoesNotTakeAnyMore() throws Exception {
        otherSays((batch, outSince) -> Reply.notLeading(1));
        var append = some("one");
        write(append);
        assertThat(append.done()).isCompletedWithValue(1L);
        assertThat(peer.isClosed()).isFalse();
        holds(1);
    }

    @Test
    void findsWhatTheOtherNodeCouldNotTell() throws Exception {
        otherSays((batch, outSince) -> {
            written(batch);
            return new Reply(0, List.of(Answer.of(Outcome.UNKNOWN)), List.of(), 0);
        });
        var append = some("one");
        write(append);
        assertThat(append.done()).isCompletedWithValue(1L);
        holds(1);
    }

    @Test
    void passesOnThatTheOtherNodeIsOverloaded() throws Exception {
        otherSays((batch, outSince) -> new Reply(0, List.of(Answer.of(Outcome.OVERLOADED)), List.of(), 0));
        var append = some("one");
        write(append);
        assertThat(append.done().exceptionNow()).isInstanceOf(LogOverloaded.class);
        assertThat(store.last()).isEmpty();
    }

    @Test
    void doesNotPassOnWhatCameFromAnotherNode() throws Exception {
        var append = some("one").outSince(0);
        write(append, some("two"));
        assertThat(append.done()).isCompletedWithValue(1L);
        assertThat(store.last()).map(LogRecord::node).contains("node-1");
        holds(2);
    }
}
