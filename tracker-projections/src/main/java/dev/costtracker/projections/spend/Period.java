package dev.costtracker.projections.spend;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that is summed over.
 *
 * @param begin the first day of the day, week or month that it is, or is part of; null if time is not cut
 * @param from inclusive
 * @param to exclusive
 */
record Period(@Nullable LocalDate begin, Instant from, Instant to) {

    /** Cuts a stretch at the midnights of a zone; the first and the last piece may be parts. */
    static List<Period> cut(Instant from, Instant to, Dimension unit, ZoneId zone) {
        var periods = new ArrayList<Period>();
        var begin = begin(LocalDate.ofInstant(from, zone), unit);
        while (begin.atStartOfDay(zone).toInstant().isBefore(to)) {
            var next = next(begin, unit);
            var start = latest(from, begin.atStartOfDay(zone).toInstant());
            var end = earliest(to, next.atStartOfDay(zone).toInstant());
            if (start.isBefore(end)) {
                periods.add(new Period(begin, start, end));
            }
            begin = next;
        }
        return periods;
    }

    private static LocalDate begin(LocalDate day, Dimension unit) {
        return switch (unit) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case DAY, TEAM, PROJECT, USER, MODEL -> day;
        };
    }

    private static LocalDate next(LocalDate begin, Dimension unit) {
        return switch (unit) {
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
            case DAY, TEAM, PROJECT, USER, MODEL -> begin.plusDays(1);
        };
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
