package dev.costtracker.core.team;

import dev.costtracker.core.team.KeyChange.KeyIssued;
import dev.costtracker.core.vault.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is known: not the key itself.
 *
 * @param team the team it is for
 * @param owner on whose behalf everything is done with it
 * @param name what it is called
 * @param hash its SHA-256 in hexadecimal
 * @param confined whether it opens its own team only
 * @param expiresAt from when on it opens nothing; null for never
 * @param revoked whether it opens nothing any more
 */
public record Key(
        KeyId id,
        TeamId team,
        MemberId owner,
        Sealed name,
        KeyKind kind,
        String hash,
        boolean confined,
        @Nullable Instant expiresAt,
        boolean revoked) {

    static Key of(KeyIssued event) {
        return new Key(
                event.key(),
                event.team(),
                event.member(),
                event.name(),
                event.kind(),
                event.hash(),
                event.confined(),
                event.expiresAt(),
                false);
    }

    Key ended() {
        return new Key(id, team, owner, name, kind, hash, confined, expiresAt, true);
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
