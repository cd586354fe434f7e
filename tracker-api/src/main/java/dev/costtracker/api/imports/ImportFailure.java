package dev.costtracker.api.imports;

import java.io.Serial;

/** The import can't go on; the message tells the user why. */
final class ImportFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ImportFailure(String message) {
        super(message);
    }
}
