package dev.costtracker.api.team;

import dev.costtracker.core.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * An API key in the clear: {@code cct_}, 43 characters with 256 random bits, 6 characters with their CRC-32.
 *
 * <p>Prefix and checksum let secret scanners tell a leaked key from a random text. It is shown once and never kept;
 * what is kept is its {@link #hash}.
 *
 * @param text the key itself; never logged
 */
record ApiKey(String text) {

    private static final String PREFIX = "cct_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** A new one. */
    static ApiKey random(SecureRandom random) {
        var secret = base62(new BigInteger(256, random), 43);
        return new ApiKey(PREFIX + secret + checksum(secret));
    }

    /** Whether the text has the form and the checksum of a key that this server could have made. */
    static boolean isWellFormed(String text) {
        if (!text.matches(PREFIX + "[0-9A-Za-z]{49}")) {
            return false;
        }
        var secret = text.substring(PREFIX.length(), PREFIX.length() + 43);
        return text.endsWith(checksum(secret));
    }

    /** The SHA-256 of the key, all that is ever kept of it. */
    byte[] hash() {
        return hash(text);
    }

    static byte[] hash(String text) {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }

    private static String checksum(String secret) {
        var crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), 6);
    }

    private static String base62(BigInteger number, int length) {
        var base = BigInteger.valueOf(DIGITS.length());
        var out = new StringBuilder();
        for (var rest = number; out.length() < length; rest = rest.divide(base)) {
            out.append(DIGITS.charAt(rest.mod(base).intValueExact()));
        }
        return out.reverse().toString();
    }
}
