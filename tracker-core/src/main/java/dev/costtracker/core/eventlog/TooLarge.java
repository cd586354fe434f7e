package dev.costtracker.core.eventlog;

import dev.costtracker.core.Rejection;
import java.io.Serial;

/** An event, or the events of one append together, are larger than the log takes; nothing was written. */
public final class TooLarge extends Rejection {

    @Serial
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
        super("too-large", message);
    }
}
