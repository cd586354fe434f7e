package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.team.ProjectChange.ProjectArchived;
import dev.costtracker.core.team.ProjectChange.ProjectCreated;
import dev.costtracker.core.team.ProjectChange.ProjectReopened;
import dev.costtracker.core.team.TeamRejection.ProjectNotFound;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Decides about a team's list of projects; what each rule reads is the one project. */
final class ProjectHandler {

    private ProjectHandler() {}

    static List<Decision<?, ?, ?>> rules() {
        return List.of(
                rule(CreateProject.class, CreateProject::project, ProjectHandler::decide),
                rule(ArchiveProject.class, ArchiveProject::project, ProjectHandler::decide));
    }

    private static <C extends Record & Authored> Rule<C, Optional<Project>, String> rule(
            Class<C> command, Function<C, String> name, BiFunction<C, Optional<Project>, Decided<String>> rule) {
        return new Rule<>(
                command,
                c -> Optional.empty(),
                c -> List.of(TeamTags.listed(c.caller().team(), name.apply(c))),
                (state, event) -> event instanceof ProjectChange change ? Optional.of(Project.after(change)) : state,
                rule);
    }

    static Decided<String> decide(CreateProject command, Optional<Project> project) {
        Permission.need(command.caller(), Standing.MANAGER);
        var team = command.caller().team();
        if (project.isEmpty()) {
            return Decided.that(command.project(), new ProjectCreated(team, command.project()));
        }
        return project.get().archived()
                ? Decided.that(command.project(), new ProjectReopened(team, command.project()))
                : Decided.nothing(command.project());
    }

    static Decided<String> decide(ArchiveProject command, Optional<Project> project) {
        Permission.need(command.caller(), Standing.MANAGER);
        return project.orElseThrow(() -> new ProjectNotFound(command.project())).archived()
                ? Decided.nothing(command.project())
                : Decided.that(
                        command.project(), new ProjectArchived(command.caller().team(), command.project()));
    }
}
