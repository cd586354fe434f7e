package dev.costtracker.projections.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a session; {@link ReportMarkdown} writes it for people.
 *
 * @param asOf the recorded time up to which everything is counted, inclusive; null for the present
 * @param duration how long it was worked in; null while it goes on
 * @param codeMetrics all absent if none were recorded
 * @param ratings all absent if it was not rated
 * @param projectTotals its project, at the same place in the log
 */
public record SessionReport(
        SessionSummary session,
        @Nullable Instant asOf,
        @Nullable Duration duration,
        CostTracking costTracking,
        CodeMetrics codeMetrics,
        Journal journal,
        ProjectTotals projectTotals,
        Ratings ratings) {}
