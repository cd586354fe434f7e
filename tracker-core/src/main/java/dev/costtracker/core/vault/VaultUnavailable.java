package dev.costtracker.core.vault;

import java.io.Serial;

/** The store of the secrets does not answer, or is not one. */
public final class VaultUnavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    VaultUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
