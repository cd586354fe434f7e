package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.MemberChange.MemberAdded;
import dev.costtracker.core.team.MemberChange.MemberErased;
import dev.costtracker.core.team.MemberChange.MemberRemoved;
import dev.costtracker.core.team.MemberChange.PersonRegistered;
import dev.costtracker.core.team.MemberChange.RoleChanged;
import dev.costtracker.core.team.TeamRejection.MemberExists;
import dev.costtracker.core.team.TeamRejection.MemberIsErased;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Decides who belongs to a team; what each rule reads is the one person, in all teams. */
public final class MemberHandler {

    private MemberHandler() {}

    static List<Decision<?, ?, ?>> rules(Directory directory) {
        return List.of(
                rule(AddMember.class, AddMember::member, MemberHandler::decide),
                new KeepsAManager<>(rule(ChangeRole.class, ChangeRole::member, MemberHandler::decide), directory),
                new KeepsAManager<>(rule(RemoveMember.class, RemoveMember::member, MemberHandler::decide), directory),
                rule(EraseMember.class, EraseMember::member, MemberHandler::decide));
    }

    private static <C extends Record> Rule<C, Person, MemberId> rule(
            Class<C> command, Function<C, MemberId> member, BiFunction<C, Person, Decided<MemberId>> rule) {
        return new Rule<>(
                command,
                c -> Person.unknown(member.apply(c)),
                c -> List.of(TeamTags.person(member.apply(c))),
                (state, event) -> event instanceof MemberChange change ? state.after(change) : state,
                rule);
    }

    /**
     * Lets past who may add the person under an id that they chose.
     *
     * <p>A manager may name only those who have been in the team: any other id would tell by the answer whether some other
     * team has such a member.
     *
     * @throws NotPermitted if the caller may not
     */
    public static void mayName(Caller caller, Person person) {
        if (!caller.is(Standing.ADMINISTRATOR) && !person.past().contains(caller.team())) {
            throw new NotPermitted(
                    "only an administrator chooses the id of a new member or adds one of another team; leave the id out");
        }
    }

    static Decided<MemberId> decide(AddMember command, Person person) {
        Permission.need(command.caller(), Standing.MANAGER);
        if (command.chosen()) {
            mayName(command.caller(), person);
        }
        if (person.erased()) {
            throw new MemberIsErased(person.id());
        }
        if (person.id().isReserved() || (person.data() != null && differs(command, person))) {
            throw new MemberExists(person.id());
        }
        var team = command.caller().team();
        var role = person.role(team);
        if (role.isPresent()) {
            if (role.get() != command.role()) {
                throw new MemberExists(person.id());
            }
            return Decided.nothing(person.id());
        }
        var events = new ArrayList<DomainEvent>();
        if (person.data() == null) {
            if (command.data() == null) {
                throw new MemberNotFound(person.id());
            }
            events.add(new PersonRegistered(person.id(), command.data()));
        }
        events.add(new MemberAdded(team, person.id(), command.role()));
        return new Decided<>(person.id(), events);
    }

    private static boolean differs(AddMember command, Person person) {
        return command.data() != null && !command.data().equals(person.data());
    }

    static Decided<MemberId> decide(ChangeRole command, Person person) {
        Permission.need(command.caller(), Standing.MANAGER);
        var team = command.caller().team();
        var role = person.role(team).orElseThrow(() -> new MemberNotFound(person.id()));
        return role == command.role()
                ? Decided.nothing(person.id())
                : Decided.that(person.id(), new RoleChanged(team, person.id(), command.role()));
    }

    static Decided<MemberId> decide(RemoveMember command, Person person) {
        Permission.need(command.caller(), Standing.MANAGER);
        var team = command.caller().team();
        if (person.role(team).isPresent()) {
            return Decided.that(person.id(), new MemberRemoved(team, person.id()));
        }
        if (!person.past().contains(team)) {
            throw new MemberNotFound(person.id());
        }
        return Decided.nothing(person.id());
    }

    static Decided<MemberId> decide(EraseMember command, Person person) {
        Permission.need(command.caller(), Standing.ADMINISTRATOR);
        if (!person.isKnown()) {
            throw new MemberNotFound(person.id());
        }
        var teams = person.roles().keySet().stream()
                .sorted(Comparator.comparing(TeamId::value))
                .toList();
        return person.erased()
                ? Decided.nothing(person.id())
                : Decided.that(person.id(), new MemberErased(person.id(), teams));
    }
}
