package dev.costtracker.core.team;

import dev.costtracker.core.team.AccountChange.AccountLinked;
import dev.costtracker.core.vault.Sealed;

/**
 * An account of the organisation, linked with a member.
 *
 * @param id the link's id, which stands where a key's would
 * @param team the team in which it was linked
 * @param owner as whom it signs in
 * @param subject the issuer and its name for the account
 * @param confined whether it signs in to its team only
 * @param ended whether it signs in no more
 */
record Account(KeyId id, TeamId team, MemberId owner, Sealed subject, boolean confined, boolean ended) {

    static Account of(AccountLinked event) {
        return new Account(event.account(), event.team(), event.member(), event.subject(), event.confined(), false);
    }

    boolean opens(TeamId other) {
        return !ended && (!confined || other.equals(team));
    }

    /** The account now that something about its owner has changed: who comes back comes back without it, as without keys. */
    Account after(Person owner) {
        boolean ends = confined ? owner.role(team).isEmpty() : owner.roles().isEmpty();
        return new Account(id, team, this.owner, subject, confined, ended || ends);
    }
}
