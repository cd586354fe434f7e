package dev.costtracker.core.command;

import java.util.Map;

/** Who gives a command, as far as the log is told. The features know who that can be, and they stand above this package. */
public interface Sender {

    /** What is kept beside every event that the command leads to; the names are those of {@link Metadata}. */
    Map<String, String> metadata();
}
