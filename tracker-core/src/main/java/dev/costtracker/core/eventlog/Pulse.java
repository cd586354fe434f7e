package dev.costtracker.core.eventlog;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the store answers this node's writer; if not, since when and why. */
final class Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final LongSupplier nanos;
    private volatile long askedAt;
    private volatile boolean asking;
    private volatile @Nullable String trouble;

    /**
     * Of a store that owes no answer.
     *
     * @param nanos a clock that rises steadily
     */
    Pulse(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The writer wants something; what it wanted before and has not got counts from then on. */
    void asks() {
        if (!asking) {
            askedAt = nanos.getAsLong();
            asking = true;
        }
    }

    /** There was no answer, or none that says anything; said once, and not with every attempt. */
    void failed(Exception e) {
        asks();
        if (trouble == null) {
            LOG.warn("no definite answer from the event log's store, asking until there is one", e);
        }
        trouble = String.valueOf(e.getMessage());
    }

    void answered() {
        asking = false;
        if (trouble != null) {
            LOG.info("the event log's store answers again");
        }
        trouble = null;
    }

    /** For how long it has owed an answer; zero if it owes none. */
    Duration owed() {
        return asking ? Duration.ofNanos(Math.max(0, nanos.getAsLong() - askedAt)) : Duration.ZERO;
    }

    /** What the last attempt without an answer ended with; empty if there was none. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
