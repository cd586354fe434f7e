package dev.costtracker.core;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids that rise with time (UUID version 7, RFC 9562 section 5.7). */
public final class TimeOrderedIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator random;

    /** Ids by this clock; {@code random} must be a secure source where ids must not be guessed. */
    public TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The next one. */
    public UUID next() {
        long time = clock.millis() << 16;
        return new UUID(time | VERSION_7 | random.nextLong(1 << 12), VARIANT | (random.nextLong() >>> 2));
    }
}
