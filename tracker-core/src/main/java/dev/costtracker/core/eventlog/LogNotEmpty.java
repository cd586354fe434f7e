package dev.costtracker.core.eventlog;

import java.io.Serial;

/** A log was to be filled and holds events already; nothing was changed. */
public final class LogNotEmpty extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LogNotEmpty(String message) {
        super(message);
    }
}
