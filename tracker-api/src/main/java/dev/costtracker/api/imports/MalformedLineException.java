package dev.costtracker.api.imports;

import java.io.Serial;

/** A line is not one whole JSON object; the message is the reason and holds nothing of the line. */
final class MalformedLineException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedLineException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
