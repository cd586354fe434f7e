package dev.costtracker.core.team;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares hashes of what only one person may know. */
final class Hashes {

    private Hashes() {}

    /** Whether two hashes in hexadecimal are the same; in a time that does not depend on how much of them is. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
