package dev.costtracker.core.session;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.Project;
import dev.costtracker.core.team.ProjectChange;
import dev.costtracker.core.team.Team;
import dev.costtracker.core.team.TeamChange;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.team.TeamRejection.ProjectIsArchived;
import dev.costtracker.core.team.TeamRejection.ProjectNotListed;
import java.util.Optional;

/**
 * What starting a session reads.
 *
 * @param life the session's life, if it has begun
 * @param project its project, if that is on the team's list
 */
record Starting(Optional<LifeCycle> life, Optional<Team> team, Optional<Project> project) {

    static Starting in(TeamId team) {
        return new Starting(Optional.empty(), Team.begin(team), Optional.empty());
    }

    Starting after(DomainEvent event) {
        return switch (event) {
            case TeamChange change -> new Starting(life, Team.after(team, change), project);
            case ProjectChange change -> new Starting(life, team, Optional.of(Project.after(project, change)));
            default -> new Starting(LifeCycleReading.evolve(life, event), team, project);
        };
    }

    /** Under which name a project is recorded that the client calls so. */
    String first(String name) {
        return project.map(Project::first).orElse(name);
    }

    /** Lets past a project in which sessions may be started. */
    void check(String name) {
        if (project.filter(Project::archived).isPresent()) {
            throw new ProjectIsArchived(name);
        }
        if (project.isEmpty() && team.filter(Team::closedList).isPresent()) {
            throw new ProjectNotListed(name);
        }
    }
}
