package dev.costtracker.core.team;

import dev.costtracker.core.team.LoginChange.LoginBegun;
import dev.costtracker.core.team.LoginChange.LoginEnded;
import dev.costtracker.core.team.LoginChange.LoginRenewed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's being signed in with a browser.
 *
 * @param team the team of the key with which it began
 * @param key that key; the login does what it does
 * @param hash the SHA-256, in hexadecimal, of what the browser shows
 * @param until from when on it opens nothing
 * @param latest the time beyond which it is not renewed
 * @param ended whether its owner has signed out
 */
public record Login(
        LoginId id,
        TeamId team,
        MemberId member,
        KeyId key,
        String hash,
        Instant until,
        Instant latest,
        boolean ended) {

    /** How long a login that nobody uses lasts at most. */
    public static final Duration IDLE = Duration.ofHours(8);

    /** How long a login lasts at most. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** The login after one more change, if there is one then. */
    static Optional<Login> after(Optional<Login> login, LoginChange change) {
        return switch (change) {
            case LoginBegun it ->
                Optional.of(new Login(
                        it.login(), it.team(), it.member(), it.key(), it.hash(), it.until(), it.latest(), false));
            case LoginRenewed it -> login.map(old -> old.with(it.until(), old.ended));
            case LoginEnded it -> login.map(old -> old.with(old.until, true));
        };
    }

    private Login with(Instant newUntil, boolean nowEnded) {
        return new Login(id, team, member, key, hash, newUntil, latest, nowEnded);
    }

    /** Whether it opens something. */
    boolean isOpen(Instant now) {
        return !ended && now.isBefore(until) && now.isBefore(latest);
    }

    /** Whether half of its time is over, so that its use now is to be noted. */
    public boolean isDue(Instant now) {
        return now.isAfter(until.minus(IDLE.dividedBy(2))) && until.isBefore(latest);
    }

    /** Until when it lasts if it is used now. */
    Instant renewed(Instant now) {
        var longer = now.plus(IDLE);
        return longer.isBefore(latest) ? longer : latest;
    }
}
