package dev.costtracker.projections.spend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * How finely spend is kept: each interaction is counted once in each grain, in UTC.
 *
 * <p>Every time zone's days have been made of whole quarters of an hour since before the earliest interaction there can be, so that any zone's
 * days can be put together from these.
 */
enum Grain {
    QUARTER,
    DAY,
    MONTH;

    private static final long QUARTER_SECONDS = Duration.ofMinutes(15).toSeconds();

    /** The beginning of the piece that an instant lies in, in seconds since 1970. */
    long begin(Instant at) {
        long seconds = at.getEpochSecond();
        return switch (this) {
            case QUARTER -> seconds - Math.floorMod(seconds, QUARTER_SECONDS);
            case DAY -> seconds - Math.floorMod(seconds, Duration.ofDays(1).toSeconds());
            case MONTH -> month(at).toEpochSecond();
        };
    }

    /** The beginning of the first piece that does not begin before an instant. */
    long beginAtOrAfter(Instant at) {
        long begin = begin(at);
        return Instant.ofEpochSecond(begin).equals(at) ? begin : next(begin);
    }

    private long next(long begin) {
        return switch (this) {
            case QUARTER -> begin + QUARTER_SECONDS;
            case DAY -> begin + Duration.ofDays(1).toSeconds();
            case MONTH -> month(Instant.ofEpochSecond(begin)).plusMonths(1).toEpochSecond();
        };
    }

    private static OffsetDateTime month(Instant at) {
        return at.atOffset(ZoneOffset.UTC).withDayOfMonth(1).with(LocalTime.MIDNIGHT);
    }

    /** Its name in the store. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
