package dev.costtracker.api.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes the ids that clients did not choose: UUIDs of version 7 (RFC 9562), which sort by the time they were made. */
final class NewIds {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    NewIds(Clock clock) {
        this.clock = clock;
    }

    String next() {
        long high = clock.millis() << 16 | 0x7000L | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
