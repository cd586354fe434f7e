package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import java.util.List;

/**
 * Log API requests, each decided for itself, in order; one that is refused harms no other.
 *
 * @param dryRun decide and price, and write nothing
 */
public record LogInteractions(Caller caller, List<LogInteraction> items, boolean dryRun) implements Authored {

    public LogInteractions {
        items = List.copyOf(items);
    }
}
