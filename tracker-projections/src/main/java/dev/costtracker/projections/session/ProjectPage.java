package dev.costtracker.projections.session;

import java.util.List;

/** The totals of some projects, all at one position. */
public record ProjectPage(List<ProjectTotals> items, long position) {

    public ProjectPage {
        items = List.copyOf(items);
    }
}
