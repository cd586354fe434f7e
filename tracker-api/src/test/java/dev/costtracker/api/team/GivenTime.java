package dev.costtracker.api.team;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Time that passes as a test says. */
final class GivenTime implements TimeMeter {

    private long now;

    void pass(Duration duration) {
        now += duration.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return now;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
