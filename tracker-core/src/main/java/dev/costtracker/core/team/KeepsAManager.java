package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.TeamRejection.LastManager;
import java.util.List;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * A rule that may take a team's manager away, but not the last one, unless an administrator does it.
 *
 * <p>Who else manages the team is what the directory says up to a position; nobody's place in the team may change from there
 * until the append, or two managers who leave at once would both be thought not to be the last.
 */
record KeepsAManager<C extends Record & Authored>(Decision<C, Person, MemberId> rule, Directory directory)
        implements Decision<C, Person, MemberId> {

    private static final QualifiedName[] PLACES = {
        new QualifiedName("team.MemberAdded"),
        new QualifiedName("team.RoleChanged"),
        new QualifiedName("team.MemberRemoved"),
        new QualifiedName("team.MemberErased")
    };

    @Override
    public Class<C> command() {
        return rule.command();
    }

    @Override
    public List<Reading> restsOn(C command) {
        var places =
                EventCriteria.havingTags(TeamTags.of(command.caller().team())).andBeingOneOfTypes(PLACES);
        return List.of(new Reading(places, directory.catchUp()));
    }

    @Override
    public Person begin(C command) {
        return rule.begin(command);
    }

    @Override
    public List<Reading> reads(C command, Person state) {
        return rule.reads(command, state);
    }

    @Override
    public Person evolve(Person state, DomainEvent event) {
        return rule.evolve(state, event);
    }

    @Override
    public Decided<MemberId> decide(C command, Person person) {
        var decided = rule.decide(command, person);
        var team = command.caller().team();
        boolean managed = isManager(person, team);
        boolean ends = managed && decided.events().stream().anyMatch(event -> !isManager(after(person, event), team));
        if (ends && !command.caller().is(Standing.ADMINISTRATOR) && isAlone(person, team)) {
            throw new LastManager(person.id());
        }
        return decided;
    }

    private static Person after(Person person, DomainEvent event) {
        return event instanceof MemberChange change ? person.after(change) : person;
    }

    private static boolean isManager(Person person, TeamId team) {
        return person.role(team).filter(Role.MANAGER::equals).isPresent();
    }

    private boolean isAlone(Person person, TeamId team) {
        return directory.members(team).filter(member -> isManager(member, team)).allMatch(member -> member.id()
                .equals(person.id()));
    }
}
