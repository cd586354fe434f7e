package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.TeamChange.ProjectListClosed;
import dev.costtracker.core.team.TeamChange.ProjectListOpened;
import dev.costtracker.core.team.TeamChange.TeamArchived;
import dev.costtracker.core.team.TeamChange.TeamCreated;
import dev.costtracker.core.team.TeamChange.TeamRenamed;
import dev.costtracker.core.team.TeamChange.TeamReopened;
import dev.costtracker.core.team.TeamChange.TeamZoneSet;
import dev.costtracker.core.team.TeamRejection.TeamExists;
import dev.costtracker.core.team.TeamRejection.TeamIsArchived;
import dev.costtracker.core.team.TeamRejection.TeamNotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Decides about teams; what each rule reads is the one team. */
final class TeamHandler {

    private TeamHandler() {}

    static List<Decision<?, ?, ?>> rules() {
        return List.of(
                rule(CreateTeam.class, CreateTeam::team, TeamHandler::decide),
                rule(ChangeTeam.class, command -> command.caller().team(), TeamHandler::decide),
                rule(ArchiveTeam.class, command -> command.caller().team(), TeamHandler::decide),
                rule(ReopenTeam.class, command -> command.caller().team(), TeamHandler::decide));
    }

    private static <C extends Record> Rule<C, Optional<Team>, TeamId> rule(
            Class<C> command, Function<C, TeamId> team, BiFunction<C, Optional<Team>, Decided<TeamId>> rule) {
        return new Rule<>(
                command,
                c -> Team.begin(team.apply(c)),
                c -> List.of(TeamTags.about(team.apply(c))),
                (state, event) -> event instanceof TeamChange change ? Team.after(state, change) : state,
                rule);
    }

    static Decided<TeamId> decide(CreateTeam command, Optional<Team> team) {
        Permission.need(command.caller(), Standing.ADMINISTRATOR);
        if (team.isEmpty()) {
            return Decided.that(command.team(), new TeamCreated(command.team(), command.name(), command.zone()));
        }
        if (!command.name().equals(team.get().name())
                || !command.zone().equals(team.get().zone())) {
            throw new TeamExists(command.team());
        }
        return Decided.nothing(command.team());
    }

    static Decided<TeamId> decide(ChangeTeam command, Optional<Team> state) {
        Permission.need(command.caller(), Standing.MANAGER);
        var team = require(command.caller(), state);
        var events = new ArrayList<DomainEvent>();
        if (command.name() != null && !command.name().equals(team.name())) {
            events.add(new TeamRenamed(team.id(), command.name()));
        }
        if (command.zone() != null && !command.zone().equals(team.zone())) {
            events.add(new TeamZoneSet(team.id(), command.zone()));
        }
        if (command.closedList() != null && command.closedList() != team.closedList()) {
            events.add(command.closedList() ? new ProjectListClosed(team.id()) : new ProjectListOpened(team.id()));
        }
        if (team.archived() && !events.isEmpty()) {
            throw new TeamIsArchived(team.id());
        }
        return new Decided<>(team.id(), events);
    }

    static Decided<TeamId> decide(ArchiveTeam command, Optional<Team> state) {
        Permission.need(command.caller(), Standing.ADMINISTRATOR);
        var team = require(command.caller(), state);
        return team.archived() ? Decided.nothing(team.id()) : Decided.that(team.id(), new TeamArchived(team.id()));
    }

    static Decided<TeamId> decide(ReopenTeam command, Optional<Team> state) {
        Permission.need(command.caller(), Standing.ADMINISTRATOR);
        var team = require(command.caller(), state);
        return team.archived() ? Decided.that(team.id(), new TeamReopened(team.id())) : Decided.nothing(team.id());
    }

    private static Team require(Caller caller, Optional<Team> team) {
        return team.orElseThrow(() -> new TeamNotFound(caller.team()));
    }
}
