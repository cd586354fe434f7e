package dev.costtracker.projections.session;

import static dev.costtracker.projections.session.Figures.NOT_AVAILABLE;
import static dev.costtracker.projections.session.MarkdownText.inline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a session report for people, as Markdown with GitHub's tables and task lists. */
public final class ReportMarkdown {

    private static final DateTimeFormatter TIME = utc("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = utc("HH:mm");
    private static final DateTimeFormatter DAY_AND_MINUTE = utc("uuuu-MM-dd HH:mm");
    private static final int STARS = 5;

    private final SessionReport report;
    private final MarkdownPage page = new MarkdownPage();

    private ReportMarkdown(SessionReport report) {
        this.report = report;
    }

    /** The whole report, every section in order, lines ended by {@code \n}. */
    public static String of(SessionReport report) {
        return new ReportMarkdown(report).write();
    }

    private String write() {
        page.heading(1, "Claude Code Session Report");
        when();
        overview();
        CostMarkdown.write(report, page);
        var journal = new JournalMarkdown(report.journal(), page);
        journal.writeActivities(this::codeMetrics);
        journal.writeEfficiency();
        journal.writeDevelopment();
        journal.writeOptimization();
        projectTotals();
        journal.writeActionItems();
        ratings();
        return page.toString();
    }

    private void when() {
        var started = report.session().startedAt();
        var when = "**Date**: %s  \n**Time**: %s UTC".formatted(day(started), TIME.format(started));
        var asOf = report.asOf();
        page.block(asOf == null ? when : when + "  \n**As of**: " + asOf);
    }

    private void overview() {
        var session = report.session();
        page.heading(2, "Session Overview");
        page.tableHead(List.of("Field", "Value"), List.of());
        page.row(List.of("**Session Name**", inline(session.name())));
        page.row(List.of("**Project**", inline(session.project())));
        page.row(List.of("**Focus Area**", session.focusArea() == null ? NOT_AVAILABLE : inline(session.focusArea())));
        page.row(List.of("**Start Time**", MINUTE.format(session.startedAt())));
        page.row(List.of("**End Time**", end(session.startedAt(), session.endedAt())));
        page.row(List.of("**Duration**", report.duration() == null ? NOT_AVAILABLE : Figures.clock(report.duration())));
    }

    private static String end(Instant start, @Nullable Instant end) {
        if (end == null) {
            return NOT_AVAILABLE;
        }
        return (day(start).equals(day(end)) ? MINUTE : DAY_AND_MINUTE).format(end);
    }

    private void codeMetrics() {
        var metrics = report.codeMetrics();
        page.lines(List.of(
                "- **Files Modified**: " + count(metrics.filesModified()),
                "- **Lines Added**: " + count(metrics.linesAdded()),
                "- **Lines Deleted**: " + count(metrics.linesDeleted()),
                "- **Tests Added**: " + count(metrics.testsAdded()),
                "- **Test Coverage**: " + percent(metrics.testCoverage())));
    }

    private void projectTotals() {
        var session = report.session();
        var project = report.projectTotals();
        page.heading(2, "Project Totals (Running)");
        page.tableHead(List.of("Metric", "This Session", "Project Total"), List.of(1, 2));
        totals("Total Cost", Figures.cost(session.cost()), Figures.cost(project.cost()));
        totals("Sessions", "1", Figures.count(project.sessions()));
        totals(
                "Total Hours",
                report.duration() == null ? NOT_AVAILABLE : Figures.hours(report.duration()),
                Figures.hours(project.duration()));
        totals("Avg Cost/Hour", Figures.perHour(session.cost(), report.duration()), average(project));
        totals(
                "Total Tokens",
                Figures.count(session.tokens().total()),
                Figures.count(project.tokens().total()));
        if (project.openSessions() > 0) {
            page.block("Open sessions: %s; their cost is in the total, but neither in the hours nor in the average."
                    .formatted(Figures.count(project.openSessions())));
        }
    }

    private void totals(String metric, String session, String project) {
        page.row(List.of("**" + metric + "**", session, project));
    }

    private void ratings() {
        var ratings = report.ratings();
        page.block("---");
        page.block("**Session Rating**: %s  \n**Cost Efficiency**: %s  \n**Code Quality**: %s"
                .formatted(stars(ratings.session()), stars(ratings.costEfficiency()), stars(ratings.codeQuality())));
        if (ratings.comment() != null) {
            page.block("**Comment**: " + MarkdownText.block(ratings.comment(), ""));
        }
        page.block("*Report generated by Claude Cost Tracker*");
    }

    private static String average(ProjectTotals project) {
        if (project.duration().isZero()) {
            return NOT_AVAILABLE;
        }
        var average = project.averageCostPerHour();
        return average == null ? Figures.UNPRICED : Figures.money(average);
    }

    private static String count(@Nullable Long count) {
        return count == null ? NOT_AVAILABLE : Figures.count(count);
    }

    private static String percent(@Nullable BigDecimal percent) {
        return percent == null ? NOT_AVAILABLE : percent.stripTrailingZeros().toPlainString() + "%";
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** A rating on the scale of ten, and on that of five stars, rounded up. */
    private static String stars(@Nullable Integer rating) {
        if (rating == null) {
            return NOT_AVAILABLE;
        }
        int full = Math.ceilDiv(rating, 2);
        return "%d/10 %s%s".formatted(rating, "⭐".repeat(full), "☆".repeat(STARS - full));
    }
}
