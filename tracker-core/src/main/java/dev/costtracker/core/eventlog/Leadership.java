package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Lease.Holder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which node gives the log's positions: tries to be it, and holds the line to it if it is another. */
final class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final Holder NOBODY = new Holder("", "", 0);
    private static final Duration ROUND = Duration.ofMillis(500);

    /** So many rounds last longer than the term of one that is gone. */
    private static final int LONG = 10;

    private final @Nullable Lease lease;
    private final Holder self;
    private final Caller caller;
    private final LongSupplier nanos;
    private final Thread rounds =
            Thread.ofPlatform().daemon().name("event-log-lease").unstarted(this::run);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Holder holder;
    private volatile long leadingUntil;
    private volatile @Nullable Peer peer;
    private boolean answering = true;
    private int unanswered;

    /** Gets a line to another node. */
    @FunctionalInterface
    interface Caller {
        Peer call(Holder other) throws IOException;
    }

    /**
     * Knows nothing before the first round.
     *
     * @param lease null if this node is alone on its store
     * @param nanos a clock that rises steadily
     */
    Leadership(@Nullable Lease lease, Holder self, Caller caller, LongSupplier nanos) {
        this.lease = lease;
        this.self = self;
        this.caller = caller;
        this.nanos = nanos;
        this.holder = NOBODY;
        this.leadingUntil = nanos.getAsLong();
    }

    /** Of a node that is alone on its store. */
    static Leadership alone() {
        return new Leadership(
                null,
                NOBODY,
                other -> {
                    throw new IOException("there is no other node");
                },
                System::nanoTime);
    }

    /** Of a node among others. */
    static Leadership in(Cluster cluster, String node) {
        var self = new Holder(node, cluster.host(), cluster.listening().getLocalPort());
        return new Leadership(
                cluster.lease(), self, other -> RelayPeer.call(other, cluster.secret()), System::nanoTime);
    }

    void start() {
        if (lease != null) {
            round();
            rounds.start();
        }
    }

    /** At a steady pace: who calls a node that is stopped hears nothing for a while, and must not be late for its lease. */
    private void run() {
        try {
            long pause = ROUND.toNanos();
            while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
                long begin = nanos.getAsLong();
                round();
                pause = ROUND.toNanos() - (nanos.getAsLong() - begin);
            }
        } catch (InterruptedException e) {
            // It took too long to be closed.
        }
    }

    /** Asks for the lease once, and calls who has it. */
    void round() {
        if (lease == null) {
            return;
        }
        long asked = nanos.getAsLong();
        try {
            var now = lease.claim(self);
            leadingUntil = now.equals(self) ? asked + Lease.TERM.toNanos() : asked;
            answering = true;
            meet(now);
        } catch (LogUnavailable e) { // the term runs out by itself
            if (answering) {
                LOG.warn("it is unknown who gives the event log's positions, asking until it is", e);
            }
            answering = false;
        }
    }

    private void meet(Holder now) {
        if (!now.equals(holder)) {
            hangUp();
            LOG.atInfo()
                    .addKeyValue("node", now.node())
                    .log(
                            now.equals(self)
                                    ? "this node gives the event log's positions"
                                    : "another node gives the event log's positions");
            holder = now;
            unanswered = 0;
        }
        var line = peer;
        if (!now.equals(self) && !now.node().isEmpty() && (line == null || line.isClosed())) {
            peer = call(now);
        }
    }

    private @Nullable Peer call(Holder other) {
        try {
            var line = caller.call(other);
            unanswered = 0;
            return line;
        } catch (IOException e) {
            if (++unanswered == LONG) { // it holds the lease still, so it is not gone
                LOG.atWarn()
                        .addKeyValue("host", other.host())
                        .addKeyValue("port", other.port())
                        .addKeyValue("reason", e.getMessage())
                        .log(
                                "the server that gives the event log's positions cannot be reached, this one races with it");
            }
            return null;
        }
    }

    private void hangUp() {
        var line = peer;
        peer = null;
        if (line != null) {
            line.close();
        }
    }

    /** Whether this node gives the positions, or at least no other does while this one is alone. */
    boolean isLeading() {
        return lease == null || nanos.getAsLong() - leadingUntil < 0;
    }

    /** Which other node gives the positions, as far as this one knows. */
    Optional<Holder> leader() {
        var now = holder;
        return isLeading() || now.equals(self) || now.equals(NOBODY) ? Optional.empty() : Optional.of(now);
    }

    /** The node to bring appends to; null if that is this one. */
    @Nullable
    Peer peer() {
        var line = peer;
        return line == null || line.isClosed() || isLeading() ? null : line;
    }

    /** Gives the lease back, so that nobody has to wait for its end. */
    @Override
    public void close() {
        if (lease == null) {
            return;
        }
        try {
            closed.countDown();
            rounds.join(Lease.TERM.toMillis());
            if (rounds.isAlive()) {
                rounds.interrupt();
                rounds.join();
            }
            if (isLeading()) {
                lease.release(self);
            }
        } catch (LogUnavailable e) {
            LOG.debug("the event log's lease was not given back, it runs out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hangUp();
    }
}
