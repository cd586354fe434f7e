package dev.costtracker.core.vault;

import java.io.Serial;

/** A file does not hold the people's secrets, or not all of them. */
public final class PeopleFileBroken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PeopleFileBroken(long line) {
        super("line %d is not what a whole file of people's secrets has there".formatted(line));
    }
}
