package dev.costtracker.api.team;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody guesses. */
public final class Codes {

    private static final int BYTES = 32;

    private Codes() {}

    /** 256 random bits as 43 characters that need no escaping in addresses and cookies. */
    public static String random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
