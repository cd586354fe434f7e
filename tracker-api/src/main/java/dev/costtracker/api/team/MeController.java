package dev.costtracker.api.team;

import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.PersonalData;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the holder of a key who they are here. */
@RestController
@RequestMapping(path = "/api/v1/me", produces = "application/json")
class MeController {

    private final Directory directory;
    private final People people;

    MeController(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    /** What somebody is in a team that their key opens. */
    record Place(TeamId team, String name, Standing standing) {}

    /**
     * Who holds the key.
     *
     * @param team the team that a request is about which names none
     */
    record Me(
            MemberId member,
            String name,
            @Nullable String email,
            KeyId key,
            TeamId team,
            Standing standing,
            List<Place> teams) {}

    @GetMapping
    Me me(Caller caller) {
        var data = caller.is(Standing.ADMINISTRATOR) ? new PersonalData("administrator", null) : named(caller.member());
        var places = directory.teams(caller).stream()
                .flatMap(team -> directory.in(team.id(), caller).stream()
                        .map(in -> new Place(team.id(), team.name(), in.standing())))
                .toList();
        return new Me(
                caller.member(), data.name(), data.email(), caller.key(), caller.team(), caller.standing(), places);
    }

    private PersonalData named(MemberId member) {
        return people.names(List.of(directory.person(member))).getOrDefault(member, PersonalData.pseudonym(member));
    }
}
