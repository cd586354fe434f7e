package dev.costtracker.core.eventlog;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The clock of a simulated host, which is wrong by as much as somebody has set it. */
final class SimulatedClock extends Clock {

    private final World world;
    private long wrongBy;

    SimulatedClock(World world) {
        this.world = world;
    }

    /** Sets it wrong by so many microseconds. */
    void set(long newWrongBy) {
        wrongBy = newWrongBy;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plus(world.now() + wrongBy, ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the log's time is UTC");
    }
}
