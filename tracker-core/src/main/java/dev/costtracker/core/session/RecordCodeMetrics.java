package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * State what a session changed in the code; a later statement replaces an earlier one.
 *
 * @param testCoverage percent, 0 to 100; null, like the others, if not known
 */
public record RecordCodeMetrics(
        Caller caller,
        SessionId session,
        @Nullable Long filesModified,
        @Nullable Long linesAdded,
        @Nullable Long linesDeleted,
        @Nullable Long testsAdded,
        @Nullable BigDecimal testCoverage)
        implements Authored {}
