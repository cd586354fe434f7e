package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.Lease.Holder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadershipTest {

    private static final Holder SELF = new Holder("self", "here.example.org", 7001);
    private static final Holder OTHER = new Holder("other", "there.example.org", 7002);
    private static final Holder THIRD = new Holder("third", "there.example.org", 7003);

    private final GivenLease lease = new GivenLease();
    private final List<GivenPeer> called = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1; // a steady clock may pass the end of its numbers
    private final Leadership leadership = new Leadership(lease, SELF, this::call, () -> now);
    private boolean reachable = true;

    /** A lease that is held by who the test says. */
    private static final class GivenLease implements Lease {

        private @Nullable Holder holder = SELF;

        @Override
        public Holder claim(Holder candidate) {
            if (holder == null) {
                throw new LogUnavailable("no answer, as the test wants it");
            }
            return holder;
        }

        @Override
        public void release(Holder released) {
            holder = new Holder("", "", 0);
        }
    }

    /** A line that only knows whether it was closed. */
    private static final class GivenPeer implements Peer {

        private final Holder holder;
        private boolean closed;

        GivenPeer(Holder holder) {
            this.holder = holder;
        }

        @Override
        public Reply write(List<Append> batch, long outSince) throws IOException {
            throw new IOException("nobody is there");
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

    private Peer call(Holder other) throws IOException {
        if (!reachable) {
            throw new IOException("nobody is there");
        }
        called.add(new GivenPeer(other));
        return called.getLast();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void leadsForATermAfterItAsked() {
        assertThat(leadership.isLeading()).isFalse();
        leadership.round();
        assertThat(leadership.isLeading()).isTrue();
        assertThat(leadership.peer()).isNull();
        lease.holder = null;
        pass(Lease.TERM.minusNanos(1));
        leadership.round();
        assertThat(leadership.isLeading()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(leadership.isLeading()).isFalse();
        assertThat(leadership.leader()).isEmpty();
        assertThat(leadership.peer()).isNull();
    }

    @Test
    void callsWhoLeads() {
        lease.holder = OTHER;
        leadership.round();
        leadership.round();
        assertThat(leadership.isLeading()).isFalse();
        assertThat(leadership.leader()).contains(OTHER);
        assertThat(called).singleElement().isSameAs(leadership.peer()).satisfies(peer -> assertThat(peer.holder)
                .isEqualTo(OTHER));
    }

    @Test
    void callsAgainWhenTheLineIsBroken() {
        lease.holder = OTHER;
        leadership.round();
        called.getFirst().close();
        assertThat(leadership.peer()).isNull();
        leadership.round();
        assertThat(leadership.peer()).isSameAs(called.getLast()).isNotSameAs(called.getFirst());
    }

    @Test
    void callsAgainWhenNobodyWasReached() {
        lease.holder = OTHER;
        reachable = false;
        leadership.round();
        assertThat(leadership.peer()).isNull();
        reachable = true;
        leadership.round();
        assertThat(leadership.peer()).isNotNull();
    }

    @Test
    void hangsUpWhenAnotherLeads() {
        lease.holder = OTHER;
        leadership.round();
        lease.holder = THIRD;
        leadership.round();
        assertThat(called.getFirst().closed).isTrue();
        assertThat(called.getLast().holder).isEqualTo(THIRD);
        lease.holder = SELF;
        leadership.round();
        assertThat(called.getLast().closed).isTrue();
        assertThat(leadership.peer()).isNull();
        assertThat(leadership.isLeading()).isTrue();
    }

    @Test
    void keepsTheLineWhileTheStoreDoesNotAnswer() {
        lease.holder = OTHER;
        leadership.round();
        lease.holder = null;
        pass(Lease.TERM.multipliedBy(2));
        leadership.round();
        assertThat(leadership.peer()).isSameAs(called.getFirst());
    }

    @Test
    void givesTheLeaseBackAndHangsUp() {
        leadership.round();
        leadership.close();
        assertThat(lease.holder).isNotEqualTo(SELF);
        lease.holder = OTHER;
        leadership.round();
        leadership.close();
        assertThat(lease.holder).isEqualTo(OTHER);
        assertThat(called.getFirst().closed).isTrue();
    }
}
