package dev.costtracker.api.team;

import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.Person;
import dev.costtracker.core.team.PersonalData;
import dev.costtracker.core.team.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a team.
 *
 * @param role absent once they are removed
 */
record MemberView(
        MemberId id,
        String name,
        @Nullable String email,
        @Nullable Role role) {

    static MemberView of(Person person, Caller caller, People people) {
        return of(List.of(person), caller, people).getFirst();
    }

    static List<MemberView> of(List<Person> persons, Caller caller, People people) {
        var names = people.names(persons);
        return persons.stream()
                .map(person -> {
                    var data = names.getOrDefault(person.id(), PersonalData.pseudonym(person.id()));
                    var role = person.role(caller.team()).orElse(null);
                    return new MemberView(person.id(), data.name(), data.email(), role);
                })
                .toList();
    }
}
