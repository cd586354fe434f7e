package dev.costtracker.api.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.util.OptionalLong;

/** Points in time as microseconds since 1970: a long takes a third of an {@link Instant}, and there are many. */
final class Timestamps {

    private static final int MICROS = 1_000_000;
    private static final int SHORTEST = "2026-01-01T00:00:00Z".length();
    private static final int LONGEST_FRACTION = 9;

    private Timestamps() {}

    /** Reads an ISO 8601 time with its offset; empty if it is none. */
    static OptionalLong parse(String text) {
        // Transcripts have one form of it; the general parser takes as long as the rest of the line.
        var plain = text.length() >= SHORTEST && text.charAt(text.length() - 1) == 'Z' ? plain(text) : -1;
        if (plain >= 0) {
            return OptionalLong.of(plain);
        }
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            return OptionalLong.of(Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), (long) MICROS), instant.getNano() / 1000));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
    }

    /** Reads {@code yyyy-MM-ddTHH:mm:ss[.f…]Z} from 1970 on; -1 for everything else. */
    private static long plain(String text) {
        var year = digits(text, 0, 4);
        var month = digits(text, 5, 7);
        var day = digits(text, 8, 10);
        var hour = digits(text, 11, 13);
        var minute = digits(text, 14, 16);
        var second = digits(text, 17, 19);
        var micros = fraction(text);
        var shape = text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
        var date = year >= 1970 && within(month, 1, 12) && within(day, 1, length(year, month));
        var time = within(hour, 0, 23) && within(minute, 0, 59) && within(second, 0, 59);
        if (!shape || !date || !time || micros < 0) {
            return -1;
        }
        var seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        return seconds * MICROS + micros;
    }

    private static int length(int year, int month) {
        return Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year));
    }

    private static boolean within(int value, int from, int to) {
        return from <= value && value <= to;
    }

    private static int fraction(String text) {
        var end = text.length() - 1;
        if (end == SHORTEST - 1) {
            return 0;
        }
        var from = SHORTEST;
        if (text.charAt(SHORTEST - 1) != '.' || end <= from || end - from > LONGEST_FRACTION) {
            return -1;
        }
        var value = digits(text, from, Math.min(end, from + 6));
        for (var length = end - from; value > 0 && length < 6; length++) {
            value *= 10;
        }
        return digits(text, from, end) < 0 ? -1 : value;
    }

    private static int digits(String text, int from, int to) {
        var value = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
