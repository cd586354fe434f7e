package dev.costtracker.core.vault;

import java.io.Serial;

/** A subject has another secret already; what was sealed with the one that was brought could not be read. */
public final class OtherSecret extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OtherSecret(String subject) {
        super("another secret is kept of %s already".formatted(subject));
    }
}
