package dev.costtracker.api.team;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PathTeam;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.team.ArchiveProject;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.CreateProject;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.Project;
import dev.costtracker.core.team.Standing;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps a team's list of projects. */
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/projects", produces = "application/json")
class ProjectController {

    /** The path of a project holds its name, and the edge refuses paths that hold these. */
    private static final Kind<String> LISTED = Kind.string(
            Kind.NAME.expected() + ", and without / \\ ; %",
            text -> text.matches("[^/\\\\;%]*") ? Kind.NAME.parser().parse(text) : null);

    private final Commands commands;
    private final Directory directory;

    ProjectController(Commands commands, Directory directory) {
        this.commands = commands;
        this.directory = directory;
    }

    @PostMapping
    @AtLeast(Standing.MANAGER)
    ResponseEntity<Project> create(@PathTeam Caller caller, @JsonBody Fields body) {
        var name = body.required("name", LISTED);
        body.done();
        Receipt<String> receipt = commands.send(caller, new CreateProject(caller, name.get()));
        return Answers.written(receipt.written() ? 201 : 200, receipt.position(), new Project(name.get(), false));
    }

    @GetMapping
    Views.Page<Project> list(@PathTeam Caller caller, @QueryParameters Fields query) {
        var page = Views.page(query, Project::name);
        query.done();
        return page.apply(directory.projects(caller.team()));
    }

    @DeleteMapping("/{project}")
    @AtLeast(Standing.MANAGER)
    ResponseEntity<Project> archive(@PathTeam Caller caller, @PathVariable String project) {
        Receipt<String> receipt = commands.send(caller, new ArchiveProject(caller, project));
        return Answers.written(200, receipt.position(), new Project(project, true));
    }
}
