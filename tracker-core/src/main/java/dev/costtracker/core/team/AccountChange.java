package dev.costtracker.core.team;

import dev.costtracker.core.vault.Sealed;
import java.time.Instant;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** How somebody may sign in with an account of the organisation has changed. */
public sealed interface AccountChange extends TeamEvent {

    /** The team in which it was done. */
    TeamId team();

    /** The person. */
    MemberId member();

    @Override
    default Set<Tag> tags() {
        return Set.of(TeamTags.ALL, TeamTags.of(team()), TeamTags.person(member()));
    }

    /**
     * Whoever shows a code may link their account with a member, once; an earlier invitation of the member counts no more.
     *
     * @param hash the SHA-256 of the code in hexadecimal
     * @param confined whether the account will sign in to this team only, whatever others the member belongs to
     * @param expiresAt from when on it is worth nothing
     */
    record InvitationMade(TeamId team, MemberId member, String hash, boolean confined, Instant expiresAt)
            implements AccountChange {}

    /**
     * An account signs in as a member; an invitation that there was is used up.
     *
     * @param team the team that it opens now, besides those that it opened before
     * @param account the link's own id, which stands where a key's would; the same each time that one account is linked
     * @param subject the issuer and its name for the account, readable for as long as the person is not erased
     * @param confined whether it opens no other team with that, whatever others the member belongs to
     */
    record AccountLinked(TeamId team, MemberId member, KeyId account, Sealed subject, boolean confined)
            implements AccountChange {

        @Override
        public Set<Tag> tags() {
            return Set.of(TeamTags.ALL, TeamTags.of(team), TeamTags.person(member), TeamTags.key(account));
        }
    }
}
