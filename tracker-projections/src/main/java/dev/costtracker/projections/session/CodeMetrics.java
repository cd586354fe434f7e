package dev.costtracker.projections.session;

import dev.costtracker.core.session.JournalEvent.CodeMetricsRecorded;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The code metrics of a session as last recorded; each null if not said.
 *
 * @param testCoverage percent
 */
public record CodeMetrics(
        @Nullable Long filesModified,
        @Nullable Long linesAdded,
        @Nullable Long linesDeleted,
        @Nullable Long testsAdded,
        @Nullable BigDecimal testCoverage) {

    static final CodeMetrics NONE = new CodeMetrics(null, null, null, null, null);

    static CodeMetrics of(CodeMetricsRecorded event) {
        return new CodeMetrics(
                event.filesModified(),
                event.linesAdded(),
                event.linesDeleted(),
                event.testsAdded(),
                event.testCoverage());
    }
}
