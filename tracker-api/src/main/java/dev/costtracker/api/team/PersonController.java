package dev.costtracker.api.team;

import dev.costtracker.api.http.Answers;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.EraseMember;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.PersonalData;
import dev.costtracker.core.team.Role;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and erases people, whatever teams they belong to. */
@RestController
@RequestMapping(path = "/api/v1/members/{member}", produces = "application/json")
class PersonController {

    private final Commands commands;
    private final Directory directory;
    private final People people;

    PersonController(Commands commands, Directory directory, People people) {
        this.commands = commands;
        this.directory = directory;
        this.people = people;
    }

    /** What somebody is in a team. */
    record Place(TeamId team, Role role) {}

    /** A person. */
    record PersonView(MemberId id, String name, @Nullable String email, boolean erased, List<Place> teams) {}

    @GetMapping
    @AtLeast(Standing.ADMINISTRATOR)
    PersonView find(Caller caller, @PathVariable String member) {
        return view(Paths.member(member));
    }

    /** First the event, then the secret: a crash between the two is made up for at the next start, or by repeating this. */
    @DeleteMapping
    @AtLeast(Standing.ADMINISTRATOR)
    ResponseEntity<PersonView> erase(Caller caller, @PathVariable String member) {
        var id = Paths.member(member);
        Receipt<MemberId> receipt = commands.send(caller, new EraseMember(caller, id));
        people.forget(id);
        return Answers.written(200, receipt.position(), view(id));
    }

    private PersonView view(MemberId id) {
        var person = directory.person(id);
        if (!person.isKnown()) {
            throw new MemberNotFound(id);
        }
        var data = people.names(List.of(person)).getOrDefault(id, PersonalData.pseudonym(id));
        var teams = person.roles().entrySet().stream()
                .map(place -> new Place(place.getKey(), place.getValue()))
                .sorted(Comparator.comparing(place -> place.team().value()))
                .toList();
        return new PersonView(id, data.name(), data.email(), person.erased(), teams);
    }
}
