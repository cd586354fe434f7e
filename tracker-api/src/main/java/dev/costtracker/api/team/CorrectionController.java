package dev.costtracker.api.team;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PathTeam;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.ChangePerson;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.Person;
import dev.costtracker.core.team.PersonalData;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Corrects what people are called. */
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/members/{member}", produces = "application/json")
class CorrectionController {

    private final Commands commands;
    private final Directory directory;
    private final People people;

    CorrectionController(Commands commands, Directory directory, People people) {
        this.commands = commands;
        this.directory = directory;
        this.people = people;
    }

    /** Everybody may their own name; who may what is decided with the event. */
    @PatchMapping
    ResponseEntity<MemberView> correct(@PathTeam Caller caller, @PathVariable String member, @JsonBody Fields body) {
        var name = body.optional("name", Kind.NAME);
        var email = body.optional("email", MemberController.EMAIL);
        if (!body.hasFaults() && name.orNull() == null && email.orNull() == null) {
            body.fault("body", "must have a name, an e-mail, or both");
        }
        body.done();
        var id = Paths.member(member);
        if (!id.equals(caller.member())) {
            Teams.need(caller, Standing.MANAGER); // before it is seen who is there
        }
        var command = command(caller, directory.person(id), name.orNull(), email.orNull());
        Receipt<MemberId> receipt = commands.send(caller, command);
        return Answers.written(200, receipt.position(), MemberView.of(directory.person(id), caller, people));
    }

    /** Name and e-mail are sealed together, so what is not to change is taken as it is. */
    private ChangePerson command(Caller caller, Person person, @Nullable String name, @Nullable String email) {
        var was = person.data();
        if (was == null || person.role(caller.team()).isEmpty()) {
            throw new MemberNotFound(person.id());
        }
        var old = people.names(List.of(person)).getOrDefault(person.id(), PersonalData.pseudonym(person.id()));
        var data = new PersonalData(name == null ? old.name() : name, email == null ? old.email() : email);
        boolean otherEmail = email != null && !email.equals(old.email());
        return new ChangePerson(caller, person.id(), was, people.seal(person.id(), data), otherEmail);
    }
}
