package dev.costtracker.api.team;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PathTeam;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.ChangeProject;
import dev.costtracker.core.team.CreateProject;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.Project;
import dev.costtracker.core.team.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps a team's list of projects. */
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/projects", produces = "application/json")
class ProjectController {

    private final Commands commands;
    private final Directory directory;

    ProjectController(Commands commands, Directory directory) {
        this.commands = commands;
        this.directory = directory;
    }

    /**
     * A project on the list.
     *
     * @param formerNames what else it was called, and still is known by; null if nothing
     */
    record ProjectView(String name, @Nullable List<String> formerNames, boolean archived) {

        static ProjectView of(Project project) {
            return new ProjectView(
                    project.name(), project.former().isEmpty() ? null : project.former(), project.archived());
        }
    }

    @PostMapping
    @AtLeast(Standing.MANAGER)
    ResponseEntity<ProjectView> create(@PathTeam Caller caller, @JsonBody Fields body) {
        var name = body.required("name", Kind.NAME);
        body.done();
        Receipt<String> receipt = commands.send(caller, new CreateProject(caller, name.get()));
        return Answers.written(receipt.written() ? 201 : 200, receipt.position(), view(caller, receipt.result()));
    }

    @GetMapping
    Views.Page<ProjectView> list(@PathTeam Caller caller, @QueryParameters Fields query) {
        var page = Views.page(query, Project::name);
        query.done();
        return page.apply(directory.projects(caller.team()))
                .map(projects -> projects.stream().map(ProjectView::of).toList());
    }

    /** The body says which project: whatever is in its name, which a path could not hold. */
    @PatchMapping
    @AtLeast(Standing.MANAGER)
    ResponseEntity<ProjectView> change(@PathTeam Caller caller, @JsonBody Fields body) {
        var project = body.required("project", Kind.NAME);
        var name = body.optional("name", Kind.NAME);
        var archived = body.optional("archived", Kind.FLAG);
        if (!body.hasFaults() && name.orNull() == null && archived.orNull() == null) {
            body.fault("body", "must have a name, archived, or both");
        }
        body.done();
        return changed(new ChangeProject(caller, project.get(), name.orNull(), archived.orNull()));
    }

    @DeleteMapping("/{project}")
    @AtLeast(Standing.MANAGER)
    ResponseEntity<ProjectView> archive(@PathTeam Caller caller, @PathVariable String project) {
        return changed(new ChangeProject(caller, project, null, true));
    }

    private ResponseEntity<ProjectView> changed(ChangeProject command) {
        Receipt<String> receipt = commands.send(command.caller(), command);
        return Answers.written(200, receipt.position(), view(command.caller(), receipt.result()));
    }

    private ProjectView view(Caller caller, String project) {
        return directory
                .project(caller.team(), project)
                .map(ProjectView::of)
                .orElseGet(() -> new ProjectView(project, null, false)); // renamed to the name that it has
    }
}
