package dev.costtracker.api.team;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PathTeam;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.core.TimeOrderedIds;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.team.AddMember;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.ChangeRole;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberHandler;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.Person;
import dev.costtracker.core.team.PersonalData;
import dev.costtracker.core.team.RemoveMember;
import dev.costtracker.core.team.Role;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who belongs to a team, and as what. */
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/members", produces = "application/json")
class MemberController {

    static final Kind<String> EMAIL = Kind.string(
            "an e-mail address such as \"ann@example.org\", of at most 200 characters",
            text -> text.matches("[^@\\s]+@[^@\\s]+") ? Kind.NAME.parser().parse(text) : null);

    private final Commands commands;
    private final Directory directory;
    private final People people;
    private final TimeOrderedIds ids;

    MemberController(Commands commands, Directory directory, People people, Clock clock) {
        this.commands = commands;
        this.directory = directory;
        this.people = people;
        this.ids = new TimeOrderedIds(clock, new SecureRandom());
    }

    @PostMapping
    @AtLeast(Standing.MANAGER)
    ResponseEntity<MemberView> add(@PathTeam Caller caller, @JsonBody Fields body) {
        var id = body.optional("id", Kind.ID);
        var name = id.orNull() == null ? body.required("name", Kind.NAME) : body.optional("name", Kind.NAME);
        var email = body.optional("email", EMAIL);
        var role = body.required("role", Views.ROLE);
        if (email.orNull() != null && name.orNull() == null && !body.hasFaults()) {
            body.fault("name", "is required with an e-mail: " + Kind.NAME.expected());
        }
        body.done();
        boolean chosen = id.orNull() != null;
        var member = new MemberId(chosen ? id.get() : ids.next().toString());
        if (chosen) {
            // Before a secret is made for the id.
            MemberHandler.mayName(caller, directory.person(member));
        }
        Receipt<MemberId> receipt = commands.send(caller, command(caller, member, chosen, name, email, role.get()));
        var path = "/api/v1/teams/%s/members/%s".formatted(caller.team().value(), member.value());
        return Answers.made(receipt, path, view(caller, directory.person(member)));
    }

    private AddMember command(
            Caller caller, MemberId member, boolean chosen, Field<String> name, Field<String> email, Role role) {
        var data = name.orNull() == null ? null : people.seal(member, new PersonalData(name.get(), email.orNull()));
        return new AddMember(caller, member, chosen, data, role);
    }

    @GetMapping
    @AtLeast(Standing.MANAGER)
    Views.Page<MemberView> list(@PathTeam Caller caller, @QueryParameters Fields query) {
        var page = Views.page(query, (Person person) -> person.id().value());
        query.done();
        return page.apply(directory.members(caller.team()).toList())
                .map(members -> MemberView.of(members, caller, people));
    }

    @GetMapping("/{member}")
    @AtLeast(Standing.MANAGER)
    MemberView find(@PathTeam Caller caller, @PathVariable String member) {
        var id = Paths.member(member);
        var person = directory.person(id);
        if (person.role(caller.team()).isEmpty()) {
            throw new MemberNotFound(id);
        }
        return view(caller, person);
    }

    @PutMapping("/{member}")
    @AtLeast(Standing.MANAGER)
    ResponseEntity<MemberView> change(@PathTeam Caller caller, @PathVariable String member, @JsonBody Fields body) {
        var role = body.required("role", Views.ROLE);
        body.done();
        var id = Paths.member(member);
        Receipt<MemberId> receipt = commands.send(caller, new ChangeRole(caller, id, role.get()));
        return Answers.written(200, receipt.position(), view(caller, directory.person(id)));
    }

    @DeleteMapping("/{member}")
    @AtLeast(Standing.MANAGER)
    ResponseEntity<MemberView> remove(@PathTeam Caller caller, @PathVariable String member) {
        var id = Paths.member(member);
        Receipt<MemberId> receipt = commands.send(caller, new RemoveMember(caller, id));
        return Answers.written(200, receipt.position(), view(caller, directory.person(id)));
    }

    private MemberView view(Caller caller, Person person) {
        return MemberView.of(person, caller, people);
    }
}
