package dev.costtracker.core.eventlog;

import java.io.Serial;

/** The store did not answer, or not in time; if it was an append, it may have happened or may yet happen. */
public final class LogUnavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LogUnavailable(String message) {
        super(message);
    }

    LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
