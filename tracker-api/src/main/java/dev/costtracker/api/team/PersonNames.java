package dev.costtracker.api.team;

import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.Person;
import dev.costtracker.core.team.Standing;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the people are called whose ids would be shown: to a manager those who are or were in the team, to others themselves. */
@Component
public final class PersonNames {

    private final Directory directory;
    private final People people;

    PersonNames(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    /** The names of all of them; their ids where these are no business of the caller's. */
    public Map<MemberId, String> of(Caller caller, Collection<MemberId> members) {
        var names = new HashMap<MemberId, String>();
        members.forEach(member -> names.put(member, member.value()));
        names.putAll(known(caller, members));
        return names;
    }

    /** The names of those of them that are the caller's business; of who was erased, a pseudonym. */
    public Map<MemberId, String> known(Caller caller, Collection<MemberId> members) {
        var known = members.stream()
                .distinct()
                .map(directory::person)
                .filter(person -> isKnownTo(caller, person))
                .toList();
        var names = new HashMap<MemberId, String>();
        people.names(known).forEach((member, data) -> names.put(member, data.name()));
        if (members.contains(MemberId.ADMIN)) {
            names.put(MemberId.ADMIN, "Administrator");
        }
        return names;
    }

    /** The name of one. */
    public String of(Caller caller, MemberId member) {
        return of(caller, List.of(member)).getOrDefault(member, member.value());
    }

    private static boolean isKnownTo(Caller caller, Person person) {
        return person.past().contains(caller.team())
                && (caller.is(Standing.MANAGER) || person.id().equals(caller.member()));
    }
}
