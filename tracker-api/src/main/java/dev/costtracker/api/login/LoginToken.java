package dev.costtracker.api.login;

import dev.costtracker.api.team.Codes;
import dev.costtracker.api.team.Keys;
import java.security.SecureRandom;

/**
 * What the cookie of a login holds: {@code ctl_} and 256 random bits, or {@code cta_} for the administrator's.
 *
 * @param text the token itself; never logged or kept
 */
record LoginToken(String text) {

    private static final String USUAL = "ctl_";
    private static final String ADMINISTRATOR = "cta_";

    /** A new one. */
    static LoginToken random(SecureRandom random, boolean administrator) {
        return new LoginToken((administrator ? ADMINISTRATOR : USUAL) + Codes.random(random));
    }

    /** Its hash, all that is ever kept of it; the administrator's is another one once their key is. */
    String hash(Keys keys) {
        return text.startsWith(ADMINISTRATOR) ? keys.boundToAdministrator(text) : Keys.hash(text);
    }

    @Override
    public String toString() {
        return "a login token";
    }
}
