package dev.costtracker.core.team;

import dev.costtracker.core.team.ProjectChange.ProjectArchived;

/**
 * A project on a team's list.
 *
 * @param archived whether no session may be started in it any more
 */
public record Project(String name, boolean archived) {

    /** The project after a change. */
    public static Project after(ProjectChange change) {
        return new Project(change.project(), change instanceof ProjectArchived);
    }
}
