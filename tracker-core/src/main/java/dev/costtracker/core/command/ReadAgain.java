package dev.costtracker.core.command;

import java.io.Serial;

/** What a rule knew beforehand has changed since; the command is decided again. */
public final class ReadAgain extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ReadAgain() {
        super("what the decision rests on has changed", null, false, false);
    }
}
