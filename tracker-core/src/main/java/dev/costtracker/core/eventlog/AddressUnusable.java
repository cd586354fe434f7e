package dev.costtracker.core.eventlog;

import java.io.Serial;

/** This node cannot listen for others where it should; the message says where and why. */
public final class AddressUnusable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    AddressUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
