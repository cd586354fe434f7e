package dev.costtracker.core.eventlog;

import java.io.Serial;

/** The log was closed. */
public final class LogClosed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LogClosed(String message) {
        super(message);
    }
}
