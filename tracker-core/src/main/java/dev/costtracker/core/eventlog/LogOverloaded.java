package dev.costtracker.core.eventlog;

import java.io.Serial;

/** More is waiting to be written than the log takes in; nothing was written. */
public final class LogOverloaded extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LogOverloaded(String message) {
        super(message);
    }
}
