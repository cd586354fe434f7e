package dev.costtracker.core.team;

import dev.costtracker.core.vault.Sealed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** Who belongs to which team changed, or what is known of a person. */
public sealed interface MemberChange extends TeamEvent {

    /** The person. */
    MemberId member();

    /**
     * There is a new person.
     *
     * @param person name and e-mail, readable for as long as the person is not erased
     */
    record PersonRegistered(MemberId member, Sealed person) implements MemberChange {

        @Override
        public Set<Tag> tags() {
            return Set.of(TeamTags.ALL, TeamTags.person(member));
        }
    }

    /**
     * A person is called otherwise, in all teams.
     *
     * @param team where that was done
     * @param person name and e-mail as they are now, readable for as long as the person is not erased
     */
    record PersonChanged(TeamId team, MemberId member, Sealed person) implements MemberChange {

        @Override
        public Set<Tag> tags() {
            return inTeam(team, member);
        }
    }

    /** A person belongs to a team. */
    record MemberAdded(TeamId team, MemberId member, Role role) implements MemberChange {

        @Override
        public Set<Tag> tags() {
            return inTeam(team, member);
        }
    }

    /** A member has another role in a team. */
    record RoleChanged(TeamId team, MemberId member, Role role) implements MemberChange {

        @Override
        public Set<Tag> tags() {
            return inTeam(team, member);
        }
    }

    /** A person no longer belongs to a team; the keys they had in it are revoked with that. */
    record MemberRemoved(TeamId team, MemberId member) implements MemberChange {

        @Override
        public Set<Tag> tags() {
            return inTeam(team, member);
        }
    }

    /**
     * A person is forgotten: they belong to no team, have no keys, and nobody can read any more what they were called.
     *
     * @param teams the teams they belonged to
     */
    record MemberErased(MemberId member, List<TeamId> teams) implements MemberChange {

        public MemberErased {
            teams = List.copyOf(teams);
        }

        @Override
        public Set<Tag> tags() {
            var tags = new HashSet<>(Set.of(TeamTags.ALL, TeamTags.person(member)));
            teams.forEach(team -> tags.add(TeamTags.of(team)));
            return tags;
        }
    }

    private static Set<Tag> inTeam(TeamId team, MemberId member) {
        return Set.of(TeamTags.ALL, TeamTags.of(team), TeamTags.person(member));
    }
}
