package dev.costtracker.core.team;

import dev.costtracker.core.vault.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Let an account sign in as a member.
 *
 * @param team a team that the member belongs to
 * @param account the id of the link, if it is a new one
 * @param subject who the account is
 * @param invitation the hash of the code that was shown; null if the issuer vouches for the member's e-mail
 */
public record LinkAccount(
        TeamId team,
        MemberId member,
        KeyId account,
        Sealed subject,
        @Nullable String invitation,
        Instant now) {}
