package dev.costtracker.core.team;

import dev.costtracker.core.vault.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** An API key came to be, ended, or was used. */
public sealed interface KeyChange extends TeamEvent {

    /** The key's id. */
    KeyId key();

    /**
     * There is a new key.
     *
     * @param team the team it is for
     * @param member its owner, on whose behalf everything is done with it
     * @param name what it is called, sealed like the owner's name
     * @param hash the key's SHA-256 in hexadecimal
     * @param confined whether it opens its own team only, whatever others its owner belongs to
     * @param expiresAt from when on it opens nothing; null for never
     */
    record KeyIssued(
            TeamId team,
            KeyId key,
            MemberId member,
            Sealed name,
            KeyKind kind,
            String hash,
            boolean confined,
            @Nullable Instant expiresAt)
            implements KeyChange {

        @Override
        public Set<Tag> tags() {
            return Set.of(TeamTags.ALL, TeamTags.of(team), TeamTags.key(key));
        }
    }

    /**
     * A key opens nothing any more.
     *
     * @param member its owner
     */
    record KeyRevoked(TeamId team, KeyId key, MemberId member) implements KeyChange {

        @Override
        public Set<Tag> tags() {
            return Set.of(TeamTags.ALL, TeamTags.of(team), TeamTags.key(key));
        }
    }

    /**
     * A key was used on a day, however often.
     *
     * @param day in UTC
     */
    record KeyUsed(KeyId key, LocalDate day) implements KeyChange {

        /** Nothing that the directory reads: these are many. */
        @Override
        public Set<Tag> tags() {
            return Set.of(TeamTags.uses(key), TeamTags.use(key, day));
        }
    }
}
