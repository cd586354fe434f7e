package dev.costtracker.api.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times look on pages: in the zone of the team. */
final class Times {

    private static final DateTimeFormatter DAY = form("d MMM uuuu");
    private static final DateTimeFormatter DAY_OF_WEEK = form("EEE d MMM uuuu");
    private static final DateTimeFormatter MINUTE = form("d MMM uuuu, HH:mm");
    private static final DateTimeFormatter SECOND = form("d MMM uuuu, HH:mm:ss");
    private static final DateTimeFormatter MONTH = form("MMMM uuuu");

    private Times() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String dayOfWeek(LocalDate day) {
        return DAY_OF_WEEK.format(day);
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    static String second(Instant at, ZoneId zone) {
        return SECOND.format(at.atZone(zone));
    }

    /** A half-open range: by its first and last day where it is cut at midnight. */
    static String range(@Nullable Instant from, @Nullable Instant to, ZoneId zone) {
        if (from == null && to == null) {
            return "all time";
        }
        if (from == null) {
            return "before " + minute(to == null ? Instant.MAX : to, zone);
        }
        if (to == null) {
            return "since " + minute(from, zone);
        }
        if (!isMidnight(from, zone) || !isMidnight(to, zone)) {
            return second(from, zone) + " to " + second(to, zone);
        }
        var first = from.atZone(zone).toLocalDate();
        var last = to.atZone(zone).toLocalDate().minusDays(1);
        return first.equals(last) ? dayOfWeek(first) : day(first) + " – " + day(last);
    }

    private static boolean isMidnight(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
