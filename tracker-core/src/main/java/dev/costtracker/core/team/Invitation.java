package dev.costtracker.core.team;

import dev.costtracker.core.team.AccountChange.InvitationMade;
import java.time.Duration;
import java.time.Instant;

/**
 * A way for whoever knows its code to link their account with a member.
 *
 * @param hash the SHA-256 of the code in hexadecimal
 * @param confined whether the account will sign in to this team only
 * @param expiresAt from when on it is worth nothing
 */
public record Invitation(TeamId team, MemberId member, String hash, boolean confined, Instant expiresAt) {

    /** How long one is good for. */
    public static final Duration LASTS = Duration.ofDays(3);

    static Invitation of(InvitationMade event) {
        return new Invitation(event.team(), event.member(), event.hash(), event.confined(), event.expiresAt());
    }

    boolean isGood(Instant now) {
        return now.isBefore(expiresAt);
    }
}
