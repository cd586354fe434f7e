package dev.costtracker.core.eventlog;

import java.io.Serial;

/** The store that was named is not one in which a log would be safe, or not the log's own; the message says why. */
public final class UnfitStore extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnfitStore(String message) {
        super(message);
    }
}
