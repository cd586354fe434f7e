package dev.costtracker.core.eventlog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the log keeps them: microseconds since 1970. */
public final class Micros {

    private Micros() {}

    /** Since 1970, rounded down. */
    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The instant so long after 1970. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
