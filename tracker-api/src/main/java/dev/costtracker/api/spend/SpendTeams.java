package dev.costtracker.api.spend;

import dev.costtracker.api.settings.Settings;
import dev.costtracker.api.team.Teams;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.Team;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.spend.Dimension;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose spend a caller asks about: the teams, each with its zone, and within them everybody or one person.
 *
 * <p>Every member may see a team's sums; what each person spent is for managers, and for that person.
 */
record SpendTeams(Map<TeamId, ZoneId> zones, @Nullable MemberId user) {

    /**
     * The teams of a question.
     *
     * @param named whether the query names one team
     * @throws dev.costtracker.core.team.TeamRejection.NotPermitted if it is about persons and the caller may not see them
     */
    static SpendTeams of(Caller caller, boolean named, SpendAsked query, Directory directory, Settings settings) {
        boolean persons = query.groupBy().contains(Dimension.USER) || query.user() != null;
        boolean all = query.groupBy().contains(Dimension.TEAM) && !named;
        var teams = all ? open(caller, directory) : List.of(caller);
        var zones = new HashMap<TeamId, ZoneId>();
        for (var in : teams) {
            if (!persons || in.is(Standing.MANAGER) || in.member().equals(query.user())) {
                zones.put(in.team(), zone(in.team(), query.zone(), directory, settings));
            }
        }
        if (zones.isEmpty()) {
            Teams.need(caller, Standing.MANAGER);
        }
        return new SpendTeams(zones, query.user());
    }

    private static List<Caller> open(Caller caller, Directory directory) {
        return directory.teams(caller).stream()
                .map(Team::id)
                .flatMap(team -> directory.in(team, caller).stream())
                .toList();
    }

    static ZoneId zone(TeamId team, @Nullable ZoneId asked, Directory directory, Settings settings) {
        return asked != null
                ? asked
                : directory
                        .team(team)
                        .map(found -> found.zoneOr(settings.zone()))
                        .orElse(settings.zone());
    }
}
