package dev.costtracker.api.settings;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A setting has a value that the server can't start with. */
public final class InvalidSetting extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param name as the operator sets it, e.g. {@code TRACKER_PORT}
     * @param value what it is; null if it must not be shown
     * @param allowed what it must be
     */
    public InvalidSetting(String name, @Nullable String value, String allowed) {
        super("%s must be %s; it is %s".formatted(name, allowed, value == null ? "(not shown)" : '"' + value + '"'));
    }
}
