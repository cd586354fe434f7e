package dev.costtracker.core.team;

import dev.costtracker.core.team.ProjectChange.ProjectArchived;
import dev.costtracker.core.team.ProjectChange.ProjectCreated;
import dev.costtracker.core.team.ProjectChange.ProjectRenamed;
import dev.costtracker.core.team.ProjectChange.ProjectReopened;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A project on a team's list.
 *
 * @param first its first name, under which everything of it is recorded, for ever
 * @param name what it is called now
 * @param former what else it was called, and still is known by
 * @param archived whether no session may be started in it any more
 */
public record Project(String first, String name, List<String> former, boolean archived) {

    public Project {
        former = List.copyOf(former);
    }

    private static Project named(String first) {
        return new Project(first, first, List.of(), false);
    }

    /** The project after a change. */
    public static Project after(Optional<Project> project, ProjectChange change) {
        var before = project.orElseGet(() -> named(change.project()));
        return switch (change) {
            case ProjectCreated it -> before.with(false);
            case ProjectArchived it -> before.with(true);
            case ProjectReopened it -> before.with(false);
            case ProjectRenamed it -> before.renamed(it.name());
        };
    }

    boolean isSame(Project other) {
        return first.equals(other.first);
    }

    private Project with(boolean nowArchived) {
        return new Project(first, name, former, nowArchived);
    }

    private Project renamed(String newName) {
        var others = new LinkedHashSet<>(former);
        others.add(name);
        others.remove(newName);
        return new Project(first, newName, List.copyOf(others), archived);
    }
}
