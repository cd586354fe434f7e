package dev.costtracker.core.link;

import java.security.SecureRandom;

/** What the servers of one installation know, and nobody else: 256 random bits, never shown. */
public final class Secret {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new one. */
    public static Secret random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes);
    }

    /**
     * One that was kept.
     *
     * @throws IllegalArgumentException if it is not of 32 bytes
     */
    public static Secret of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret has %d bytes, not %d".formatted(BYTES, bytes.length));
        }
        return new Secret(bytes.clone());
    }

    /** For keeping it. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
