package dev.costtracker.core.eventlog;

import java.io.Serial;

/** An event whose name or version this program does not know; most likely a newer program wrote it. */
public final class UnknownEventType extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownEventType(String message) {
        super(message);
    }
}
