package dev.costtracker.core.team;

import dev.costtracker.core.vault.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Make an API key for the caller's team.
 *
 * @param owner on whose behalf everything will be done with it
 * @param name what it is called, sealed with the owner's secret
 * @param hash the key's SHA-256 in hexadecimal
 * @param expiresAt from when on it opens nothing; null for as long as what the caller uses
 */
public record IssueKey(
        Caller caller,
        KeyId key,
        MemberId owner,
        Sealed name,
        KeyKind kind,
        String hash,
        @Nullable Instant expiresAt) implements Authored {}
