package dev.costtracker.projections.spend;

import java.util.List;

/**
 * What the metrics are made of, at one position of the log.
 *
 * @param meters what was counted, by team, project, model and kind
 * @param projects how many sessions each project has
 */
public record Meters(List<MeterRow> meters, List<ProjectRow> projects, long position) {

    public Meters {
        meters = List.copyOf(meters);
        projects = List.copyOf(projects);
    }
}
