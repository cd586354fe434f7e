package dev.costtracker.api.metrics;

import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.spend.MeterRow;
import dev.costtracker.projections.spend.ProjectRow;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which teams and projects metrics name; all others are {@code other}.
 *
 * <p>Teams are named, as only administrators make them; projects, which everybody makes who logs, in the order of their arrival: so many of
 * each team, ten times as many of all teams together, and a tenth as many of a team whatever others have made. Whether one is
 * named depends on earlier ones alone and so stays as it is: no counter falls.
 */
final class Named {

    static final String TEAM = "team";
    static final String PROJECT = "project";
    static final int MOST_TEAMS = 500;
    private static final int SHARES = 10;
    private static final String OTHER = MeterRow.OTHER;

    private final Set<Place> places = new HashSet<>();
    private final Map<TeamId, Integer> teams = new HashMap<>();
    private final int mostOfATeam;

    private record Place(TeamId team, String project) {}

    Named(List<ProjectRow> projects, int mostOfATeam) {
        this.mostOfATeam = mostOfATeam;
        projects.stream().sorted(Comparator.comparingLong(ProjectRow::first)).forEach(this::name);
    }

    private void name(ProjectRow row) {
        if (!teams.containsKey(row.team()) && teams.size() == MOST_TEAMS) {
            return;
        }
        int named = teams.computeIfAbsent(row.team(), team -> 0);
        if (named < mostOfATeam && (isRoomForAll() || named < Math.ceilDiv(mostOfATeam, SHARES))) {
            places.add(new Place(row.team(), row.project()));
            teams.put(row.team(), named + 1);
        }
    }

    private boolean isRoomForAll() {
        return places.size() < (long) SHARES * mostOfATeam;
    }

    /** The labels that say where something was used. */
    Labels labels(TeamId team, String project) {
        return Labels.of(
                TEAM,
                teams.containsKey(team) ? team.value() : OTHER,
                PROJECT,
                places.contains(new Place(team, project)) ? project : OTHER);
    }
}
