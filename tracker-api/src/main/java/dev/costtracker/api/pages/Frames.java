package dev.costtracker.api.pages;

import dev.costtracker.api.spend.TeamSpend;
import dev.costtracker.api.team.PersonNames;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.Team;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes what stands around pages. */
@Component
final class Frames {

    private final Directory directory;
    private final PersonNames names;
    private final TeamSpend spend;
    private final Clock clock;

    Frames(Directory directory, PersonNames names, TeamSpend spend, Clock clock) {
        this.directory = directory;
        this.names = names;
        this.spend = spend;
        this.clock = clock;
    }

    /** @param position the place in the log up to which everything on the page is counted */
    Frame of(Caller caller, String section, long position) {
        var zone = spend.zone(caller);
        var team = caller.team().value();
        var teams = directory.teams(caller).stream()
                .map(each -> choice(each, caller, section))
                .toList();
        return new Frame(
                names.of(caller, caller.member()),
                caller.standing().name().toLowerCase(Locale.ROOT),
                directory.team(caller.team()).map(Team::name).orElse(team),
                teams,
                section,
                Link.to("/").with("team", team),
                Link.to("/sessions").with("team", team),
                zone.getId(),
                Times.minute(clock.instant(), zone),
                Figures.count(position));
    }

    private static Frame.Choice choice(Team team, Caller caller, String section) {
        var page = section.equals("sessions") ? "/sessions" : "/";
        return new Frame.Choice(
                team.name(),
                Link.to(page).with("team", team.id().value()).toString(),
                team.id().equals(caller.team()));
    }
}
