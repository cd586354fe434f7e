package dev.costtracker.core.team;

import org.jspecify.annotations.Nullable;

/**
 * Which sessions somebody may see and write to.
 *
 * @param owner whose sessions; null for everybody's in the team
 */
public record Sight(TeamId team, @Nullable MemberId owner) {

    /** Everything of a team. */
    public static Sight all(TeamId team) {
        return new Sight(team, null);
    }

    /** Whether a session that this member of the team started is among them. */
    public boolean reaches(MemberId user) {
        return owner == null || owner.equals(user);
    }
}
