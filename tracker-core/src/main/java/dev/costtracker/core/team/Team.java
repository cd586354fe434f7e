package dev.costtracker.core.team;

import dev.costtracker.core.team.TeamChange.ProjectListClosed;
import dev.costtracker.core.team.TeamChange.ProjectListOpened;
import dev.costtracker.core.team.TeamChange.TeamArchived;
import dev.costtracker.core.team.TeamChange.TeamCreated;
import dev.costtracker.core.team.TeamChange.TeamRenamed;
import dev.costtracker.core.team.TeamChange.TeamReopened;
import dev.costtracker.core.team.TeamChange.TeamZoneSet;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A team as it is now.
 *
 * @param zone in which its days begin; null for the installation's own, until the default team is given one
 * @param archived whether it can be read only
 * @param closedList whether sessions may be started only in projects on its list
 */
public record Team(TeamId id, String name, @Nullable ZoneId zone, boolean archived, boolean closedList) {

    private static final Team DEFAULT = new Team(TeamId.DEFAULT, TeamId.DEFAULT.value(), null, false, false);

    /** The team before any event: only the default one is there from the beginning. */
    public static Optional<Team> begin(TeamId id) {
        return id.equals(TeamId.DEFAULT) ? Optional.of(DEFAULT) : Optional.empty();
    }

    /** The zone in which its days begin, if this is the installation's own. */
    public ZoneId zoneOr(ZoneId installations) {
        return zone == null ? installations : zone;
    }

    /** The team after one more change. */
    public static Optional<Team> after(Optional<Team> team, TeamChange change) {
        return switch (change) {
            case TeamCreated it -> Optional.of(new Team(it.team(), it.name(), it.zone(), false, false));
            case TeamRenamed it -> team.map(t -> new Team(t.id, it.name(), t.zone, t.archived, t.closedList));
            case TeamZoneSet it -> team.map(t -> new Team(t.id, t.name, it.zone(), t.archived, t.closedList));
            case TeamArchived it -> team.map(t -> new Team(t.id, t.name, t.zone, true, t.closedList));
            case TeamReopened it -> team.map(t -> new Team(t.id, t.name, t.zone, false, t.closedList));
            case ProjectListClosed it -> team.map(t -> new Team(t.id, t.name, t.zone, t.archived, true));
            case ProjectListOpened it -> team.map(t -> new Team(t.id, t.name, t.zone, t.archived, false));
        };
    }
}
