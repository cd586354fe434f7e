package dev.costtracker.api.team;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PathTeam;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.TimeOrderedIds;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.team.ArchiveTeam;
import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.ChangeTeam;
import dev.costtracker.core.team.CreateTeam;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.ReopenTeam;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.Team;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.team.TeamRejection.TeamNotFound;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes teams, shows them and changes their settings. */
@RestController
@RequestMapping(path = "/api/v1/teams", produces = "application/json")
class TeamController {

    private final Commands commands;
    private final Directory directory;
    private final Settings settings;
    private final TimeOrderedIds ids;

    TeamController(Commands commands, Directory directory, Settings settings, Clock clock) {
        this.commands = commands;
        this.directory = directory;
        this.settings = settings;
        this.ids = new TimeOrderedIds(clock, new SecureRandom());
    }

    /**
     * A team.
     *
     * @param closedList whether sessions may be started only in projects on its list
     */
    record TeamView(TeamId id, String name, ZoneId zone, boolean archived, boolean closedList) {}

    @PostMapping
    @AtLeast(Standing.ADMINISTRATOR)
    ResponseEntity<TeamView> create(Caller caller, @JsonBody Fields body) {
        var id = body.optional("id", Kind.ID);
        var name = body.required("name", Kind.NAME);
        var zone = body.optional("zone", Kind.ZONE);
        body.done();
        var team = new TeamId(id.orNull() == null ? ids.next().toString() : id.get());
        Receipt<TeamId> receipt =
                commands.send(caller, new CreateTeam(caller, team, name.get(), zone.or(settings.zone())));
        return Answers.made(receipt, "/api/v1/teams/" + team.value(), view(team));
    }

    @GetMapping
    Views.Page<TeamView> list(Caller caller, @QueryParameters Fields query) {
        var page = Views.page(query, (Team team) -> team.id().value());
        query.done();
        return page.apply(directory.teams(caller))
                .map(teams -> teams.stream().map(this::view).toList());
    }

    @GetMapping("/{team}")
    TeamView find(@PathTeam Caller caller) {
        return view(caller.team());
    }

    @PatchMapping("/{team}")
    @AtLeast(Standing.MANAGER)
    ResponseEntity<TeamView> change(@PathTeam Caller caller, @JsonBody Fields body) {
        var name = body.optional("name", Kind.NAME);
        var zone = body.optional("zone", Kind.ZONE);
        var closedList = body.optional("closedList", Kind.FLAG);
        if (!body.hasFaults()
                && Stream.of(name, zone, closedList)
                        .map(field -> field.orNull())
                        .noneMatch(Objects::nonNull)) {
            body.fault("body", "must have at least one of its fields");
        }
        body.done();
        return changed(new ChangeTeam(caller, name.orNull(), zone.orNull(), closedList.orNull()));
    }

    @DeleteMapping("/{team}")
    @AtLeast(Standing.ADMINISTRATOR)
    ResponseEntity<TeamView> archive(@PathTeam Caller caller) {
        return changed(new ArchiveTeam(caller));
    }

    @PostMapping("/{team}/reopen")
    @AtLeast(Standing.ADMINISTRATOR)
    ResponseEntity<TeamView> reopen(@PathTeam Caller caller) {
        return changed(new ReopenTeam(caller));
    }

    private <C extends Record & Authored> ResponseEntity<TeamView> changed(C command) {
        Receipt<TeamId> receipt = commands.send(command.caller(), command);
        return Answers.written(200, receipt.position(), view(receipt.result()));
    }

    private TeamView view(TeamId id) {
        return view(directory.team(id).orElseThrow(() -> new TeamNotFound(id)));
    }

    private TeamView view(Team team) {
        return new TeamView(team.id(), team.name(), team.zoneOr(settings.zone()), team.archived(), team.closedList());
    }
}
