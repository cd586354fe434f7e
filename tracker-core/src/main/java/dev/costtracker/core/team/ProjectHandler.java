package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.ProjectChange.ProjectArchived;
import dev.costtracker.core.team.ProjectChange.ProjectCreated;
import dev.costtracker.core.team.ProjectChange.ProjectRenamed;
import dev.costtracker.core.team.ProjectChange.ProjectReopened;
import dev.costtracker.core.team.TeamRejection.ProjectExists;
import dev.costtracker.core.team.TeamRejection.ProjectNotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides about a team's list of projects. */
final class ProjectHandler {

    private ProjectHandler() {}

    static List<Decision<?, ?, ?>> rules() {
        return List.of(
                new ProjectRule<>(
                        CreateProject.class, CreateProject::project, command -> null, false, ProjectHandler::decide),
                new ProjectRule<>(
                        ChangeProject.class,
                        ChangeProject::project,
                        ChangeProject::name,
                        true,
                        ProjectHandler::decide));
    }

    static Decided<String> decide(CreateProject command, ProjectNaming state) {
        Permission.need(command.caller(), Standing.MANAGER);
        var team = command.caller().team();
        var found = state.find(command.project());
        if (found.isEmpty()) {
            return Decided.that(command.project(), new ProjectCreated(team, command.project()));
        }
        var project = found.get();
        if (!project.name().equals(command.project())) {
            throw new ProjectExists(command.project());
        }
        return project.archived()
                ? Decided.that(project.first(), new ProjectReopened(team, project.first()))
                : Decided.nothing(project.first());
    }

    /** A project that only sessions have made is put on the list with that. */
    static Decided<String> decide(ChangeProject command, ProjectNaming state) {
        Permission.need(command.caller(), Standing.MANAGER);
        var team = command.caller().team();
        var events = new ArrayList<DomainEvent>();
        var project = state.find(command.project()).orElseGet(() -> {
            if (!state.isUsed(team, command.project())) {
                throw new ProjectNotFound(command.project());
            }
            var made = new ProjectCreated(team, command.project());
            events.add(made);
            return Project.after(Optional.empty(), made);
        });
        var name = command.name();
        if (name != null && !name.equals(project.name())) {
            mustBeFree(name, project, team, state);
            events.add(new ProjectRenamed(team, project.first(), name));
        }
        var archived = command.archived();
        if (archived != null && archived != project.archived()) {
            events.add(
                    archived ? new ProjectArchived(team, project.first()) : new ProjectReopened(team, project.first()));
        }
        boolean same = events.size() == 1 && events.getFirst() instanceof ProjectCreated;
        return same ? Decided.nothing(project.first()) : new Decided<>(project.first(), events);
    }

    /** A name that it had before is its own; one that sessions have made a project of is another's. */
    private static void mustBeFree(String name, Project project, TeamId team, ProjectNaming state) {
        var holder = state.find(name);
        boolean own =
                name.equals(project.first()) || holder.filter(project::isSame).isPresent();
        if (!own && (holder.isPresent() || state.isUsed(team, name))) {
            throw new ProjectExists(name);
        }
    }
}
