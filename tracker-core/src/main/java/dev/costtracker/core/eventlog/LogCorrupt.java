package dev.costtracker.core.eventlog;

import java.io.Serial;

/** What is stored is not a whole log: a gap, a wrong hash, or an event this program does not know. */
public final class LogCorrupt extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LogCorrupt(String message) {
        super(message);
    }
}
