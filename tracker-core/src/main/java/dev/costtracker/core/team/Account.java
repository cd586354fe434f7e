package dev.costtracker.core.team;

import dev.costtracker.core.team.AccountChange.AccountLinked;
import dev.costtracker.core.vault.Sealed;
import java.util.HashSet;
import java.util.Set;

/**
 * An account of the organisation, linked with a member.
 *
 * @param id the link's id, which stands where a key's would
 * @param home the team in which it was linked first
 * @param owner as whom it signs in
 * @param subject the issuer and its name for the account
 * @param teams the teams to which its owner was invited with it
 * @param everywhere whether it opens all teams of its owner, invited or not
 * @param ended whether it signs in no more
 */
record Account(
        KeyId id, TeamId home, MemberId owner, Sealed subject, Set<TeamId> teams, boolean everywhere, boolean ended) {

    Account {
        teams = Set.copyOf(teams);
    }

    static Account of(AccountLinked event) {
        return new Account(
                event.account(),
                event.team(),
                event.member(),
                event.subject(),
                Set.of(event.team()),
                !event.confined(),
                false);
    }

    /** The account once it is linked again, in another team or for all of them. */
    Account and(AccountLinked event) {
        var more = new HashSet<>(teams);
        more.add(event.team());
        return new Account(id, home, owner, subject, more, everywhere || !event.confined(), ended);
    }

    boolean opens(TeamId team) {
        return !ended && (everywhere || teams.contains(team));
    }

    /** The account now that something about its owner has changed: who comes back comes back without it, as without keys. */
    Account after(Person owner) {
        var still = new HashSet<>(teams);
        still.removeIf(team -> owner.role(team).isEmpty());
        boolean ends = everywhere ? owner.roles().isEmpty() : still.isEmpty();
        return new Account(id, home, this.owner, subject, still, everywhere, ended || ends);
    }
}
