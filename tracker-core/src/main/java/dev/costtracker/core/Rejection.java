package dev.costtracker.core;

import java.io.Serial;

/**
 * The domain refuses a command; nothing was written.
 *
 * <p>The code is stable and names the problem page: {@code /problems/<code>}.
 */
public abstract class Rejection extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    protected Rejection(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The stable code, e.g. {@code session-ended}. */
    public String code() {
        return code;
    }
}
