package dev.costtracker.core.command;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of messages: they must be unique and need not be secret, so they don't wait for the system's secure source. */
final class MessageIds {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private MessageIds() {}

    static String next() {
        var random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | VERSION_4;
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low).toString();
    }
}
