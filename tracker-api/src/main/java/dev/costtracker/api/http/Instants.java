package dev.costtracker.api.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instants on the wire: RFC 3339 in UTC. */
public final class Instants {

    // Java's own parser would also take 24:00, a leap second and a sign before the year, and is slower by far.
    private static final Pattern UTC =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
                    + "(?:\\.(?<fraction>[0-9]{1,9}))?(?:Z|\\+00:00)");

    private Instants() {}

    /** The present, to the microsecond, as all that is kept. */
    public static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The instant, cut to the microsecond; null if the text is none or not in UTC. */
    static @Nullable Instant parse(String text) {
        var match = UTC.matcher(text);
        if (!match.matches()) {
            return null;
        }
        try {
            var date = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
            var time = LocalTime.of(
                    digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19), nanos(match.group("fraction")));
            return LocalDateTime.of(date, time).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            return null; // the 30th of February
        }
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
    }
}
