package dev.costtracker.core.team;

import dev.costtracker.core.eventlog.DomainEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * What is known of some names of projects.
 *
 * @param listed the projects on the list that have or had them, by their first names
 * @param used the tags of the projects in which sessions were started
 */
record ProjectNaming(Map<String, Project> listed, Set<Tag> used) {

    static final ProjectNaming NOTHING = new ProjectNaming(Map.of(), Set.of());

    ProjectNaming {
        listed = Map.copyOf(listed);
        used = Set.copyOf(used);
    }

    ProjectNaming after(DomainEvent event) {
        if (event instanceof ProjectChange change) {
            var more = new HashMap<>(listed);
            more.put(change.project(), Project.after(Optional.ofNullable(listed.get(change.project())), change));
            return new ProjectNaming(more, used);
        }
        var more = new HashSet<>(used);
        event.tags().stream().filter(tag -> tag.key().equals(TeamTags.WITHIN)).forEach(more::add);
        return new ProjectNaming(listed, more);
    }

    /** The project on the list that has this name, or had it. */
    Optional<Project> find(String name) {
        return listed.values().stream()
                .filter(project ->
                        project.name().equals(name) || project.former().contains(name))
                .findFirst();
    }

    /** Whether sessions were started in a project of this name. */
    boolean isUsed(TeamId team, String name) {
        return used.contains(TeamTags.within(team, name));
    }
}
