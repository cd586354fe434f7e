package dev.costtracker.core.eventlog;

import java.io.Serial;

/** Another process, or another part of this one, has the log open. */
public final class LogInUse extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LogInUse(String message) {
        super(message);
    }

    LogInUse(String message, Throwable cause) {
        super(message, cause);
    }
}
