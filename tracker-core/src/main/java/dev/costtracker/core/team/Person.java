package dev.costtracker.core.team;

import dev.costtracker.core.team.MemberChange.MemberAdded;
import dev.costtracker.core.team.MemberChange.MemberErased;
import dev.costtracker.core.team.MemberChange.MemberRemoved;
import dev.costtracker.core.team.MemberChange.PersonChanged;
import dev.costtracker.core.team.MemberChange.PersonRegistered;
import dev.costtracker.core.team.MemberChange.RoleChanged;
import dev.costtracker.core.vault.Sealed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as they are known now.
 *
 * @param data name and e-mail; null if they are not known, or erased
 * @param erased whether they are forgotten, which is for ever
 * @param roles what they are, in each team they belong to
 * @param past the teams they once belonged to, the present ones among them
 */
public record Person(MemberId id, @Nullable Sealed data, boolean erased, Map<TeamId, Role> roles, Set<TeamId> past) {

    public Person {
        roles = Map.copyOf(roles);
        past = Set.copyOf(past);
    }

    /** Nobody is known yet. */
    public static Person unknown(MemberId id) {
        return new Person(id, null, false, Map.of(), Set.of());
    }

    /** Whether anything was ever recorded of them. */
    public boolean isKnown() {
        return data != null || erased || !past.isEmpty();
    }

    /** What they are in a team, if they belong to it. */
    public Optional<Role> role(TeamId team) {
        return Optional.ofNullable(roles.get(team));
    }

    /** The person after one more change. */
    public Person after(MemberChange change) {
        return switch (change) {
            case PersonRegistered it -> new Person(id, it.person(), erased, roles, past);
            case PersonChanged it -> new Person(id, it.person(), erased, roles, past);
            case MemberAdded it -> in(it.team(), it.role());
            case RoleChanged it -> in(it.team(), it.role());
            case MemberRemoved it -> {
                var fewer = new HashMap<>(roles);
                fewer.remove(it.team());
                yield new Person(id, data, erased, fewer, past);
            }
            case MemberErased it -> new Person(id, null, true, Map.of(), past);
        };
    }

    private Person in(TeamId team, Role role) {
        var more = new HashMap<>(roles);
        more.put(team, role);
        var ever = new HashSet<>(past);
        ever.add(team);
        return new Person(id, data, erased, more, ever);
    }
}
