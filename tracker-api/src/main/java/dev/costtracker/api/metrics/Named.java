package dev.costtracker.api.metrics;

import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.spend.MeterRow;
import dev.costtracker.projections.spend.ProjectRow;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which teams and projects metrics name: the first so many that there were, for ever the same, so that no counter falls; all
 * others are {@code other}.
 */
final class Named {

    static final String TEAM = "team";
    static final String PROJECT = "project";
    private static final String OTHER = MeterRow.OTHER;

    private final Set<Place> places = new HashSet<>();
    private final Set<TeamId> teams = new HashSet<>();

    private record Place(TeamId team, String project) {}

    Named(List<ProjectRow> projects, int most) {
        projects.stream()
                .sorted(Comparator.comparingLong(ProjectRow::first))
                .limit(most)
                .forEach(row -> {
                    places.add(new Place(row.team(), row.project()));
                    teams.add(row.team());
                });
    }

    /** The labels that say where something was used. */
    Labels labels(TeamId team, String project) {
        return Labels.of(
                TEAM,
                teams.contains(team) ? team.value() : OTHER,
                PROJECT,
                places.contains(new Place(team, project)) ? project : OTHER);
    }
}
