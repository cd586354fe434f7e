package dev.costtracker.api.pages;

import dev.costtracker.api.spend.SpendAsked;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A month as it is looked at now.
 *
 * @param now the present, in the zone in which days begin
 */
record Month(YearMonth month, ZonedDateTime now) {

    /** Whether it is the present one. */
    boolean isPresent() {
        return month.equals(YearMonth.from(now));
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    Instant begin() {
        return begin(month);
    }

    Instant end() {
        return begin(month.plusMonths(1));
    }

    SpendAsked all() {
        return SpendAsked.between(begin(), end());
    }

    /** What to compare it with: the month before, and of that only as much as has passed of this one. */
    SpendAsked before() {
        return SpendAsked.between(
                begin(month.minusMonths(1)), isPresent() ? now.minusMonths(1).toInstant() : begin());
    }

    /** What it is compared with, in words. */
    String beforeInWords() {
        var before = month.minusMonths(1);
        return isPresent()
                ? "1\u2060–\u2060%d %s".formatted(now.minusMonths(1).getDayOfMonth(), Times.month(before))
                : Times.month(before);
    }

    private Instant begin(YearMonth of) {
        ZoneId zone = now.getZone();
        return of.atDay(1).atStartOfDay(zone).toInstant();
    }
}
