package dev.costtracker.core.command;

import dev.costtracker.core.Rejection;
import java.io.Serial;

/** Others kept changing what a command decides about; nothing was written, and the sender may try again. */
public final class Contended extends Rejection {

    @Serial
    private static final long serialVersionUID = 1L;

    Contended(int attempts) {
        super("contended", "others changed the same things at the same time, %d times in a row".formatted(attempts));
    }
}
