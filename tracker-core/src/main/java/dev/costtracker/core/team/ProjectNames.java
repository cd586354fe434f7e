package dev.costtracker.core.team;

import dev.costtracker.core.team.ProjectChange.ProjectRenamed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a team's projects are called: each is recorded under its first name and shown under the one that it has now.
 *
 * <p>Every name that a project ever had leads to it, and a name leads to one project for ever. One thread adds changes while
 * others look names up.
 */
public final class ProjectNames {

    private final Map<String, Project> byFirst = new ConcurrentHashMap<>();
    private final Map<String, String> firsts = new ConcurrentHashMap<>();

    void apply(ProjectChange change) {
        var first = change.project();
        byFirst.put(first, Project.after(Optional.ofNullable(byFirst.get(first)), change));
        if (change instanceof ProjectRenamed renamed) {
            firsts.put(renamed.name(), first);
        }
    }

    /** Under which name everything is recorded of the project that has this one. */
    public String first(String name) {
        return firsts.getOrDefault(name, name);
    }

    /** What the project is called now that is recorded under this name. */
    public String now(String first) {
        var project = byFirst.get(first);
        return project == null ? first : project.name();
    }

    /** The project on the list that has this name, or had it. */
    Optional<Project> find(String name) {
        return Optional.ofNullable(byFirst.get(first(name)));
    }

    /** The projects on the list. */
    Collection<Project> all() {
        return List.copyOf(byFirst.values());
    }
}
