package dev.costtracker.core.eventlog;

import java.io.Serial;

/** What is stored is not a whole log: a gap, a wrong hash, or an event this program does not know. */
public final class LogCorrupt extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String how;

    LogCorrupt(String message) {
        super(message);
        this.how = message;
    }

    /**
     * A log that is not whole at a place.
     *
     * @param how what is wrong with the record that holds the position, or should
     */
    LogCorrupt(long position, String how) {
        super("the event log is broken at position %d: %s".formatted(position, how));
        this.how = how;
    }

    /** What is wrong, without the place. */
    String how() {
        return how;
    }
}
