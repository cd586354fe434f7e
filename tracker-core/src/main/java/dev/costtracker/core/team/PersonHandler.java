package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.team.AccountChange.AccountLinked;
import dev.costtracker.core.team.KeyChange.KeyIssued;
import dev.costtracker.core.team.MemberChange.PersonChanged;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import dev.costtracker.core.team.TeamRejection.PersonHasChanged;
import java.util.List;

/** Decides what people are called. */
final class PersonHandler {

    private PersonHandler() {}

    static List<Decision<?, ?, ?>> rules() {
        return List.of(new Rule<>(
                ChangePerson.class,
                Correcting::begin,
                command -> List.of(
                        TeamTags.person(command.member()),
                        TeamTags.person(command.caller().member()),
                        TeamTags.key(command.caller().key())),
                Correcting::after,
                PersonHandler::decide));
    }

    /**
     * What correcting somebody's name reads.
     *
     * @param person whose
     * @param actor who does it
     * @param with the id of the key or account that they use
     * @param wide whether that one opens all teams of the actor
     */
    record Correcting(Person person, Person actor, KeyId with, boolean wide) {

        static Correcting begin(ChangePerson command) {
            var caller = command.caller();
            return new Correcting(
                    Person.unknown(command.member()), Person.unknown(caller.member()), caller.key(), false);
        }

        Correcting after(TeamEvent event) {
            return switch (event) {
                case MemberChange change -> new Correcting(of(person, change), of(actor, change), with, wide);
                case KeyIssued issued -> opening(issued.key(), issued.confined());
                case AccountLinked linked -> opening(linked.account(), linked.confined());
                default -> this;
            };
        }

        private static Person of(Person person, MemberChange change) {
            return change.member().equals(person.id()) ? person.after(change) : person;
        }

        private Correcting opening(KeyId key, boolean confined) {
            return new Correcting(person, actor, with, wide || (key.equals(with) && !confined));
        }

        /** Whether the actor manages every team that the person belongs to, with what they use. */
        boolean managesAllOf(TeamId team) {
            return person.roles().keySet().stream()
                    .allMatch(each -> (wide || each.equals(team))
                            && actor.role(each).filter(Role.MANAGER::equals).isPresent());
        }
    }

    /**
     * What somebody is called is so in all of their teams; and whose e-mail an account has may sign in as them, so nobody changes
     * their own.
     */
    static Decided<MemberId> decide(ChangePerson command, Correcting state) {
        var caller = command.caller();
        var person = state.person();
        boolean own = command.member().equals(caller.member());
        Permission.need(caller, own && !command.email() ? Standing.MEMBER : Standing.MANAGER);
        if (person.role(caller.team()).isEmpty() || person.data() == null) {
            throw new MemberNotFound(person.id());
        }
        boolean ownName = own && !command.email();
        if (!ownName && !caller.is(Standing.ADMINISTRATOR) && !state.managesAllOf(caller.team())) {
            throw new NotPermitted(
                    "only an administrator corrects the name or e-mail of somebody who belongs to other teams too");
        }
        if (command.data().equals(person.data())) {
            return Decided.nothing(person.id());
        }
        if (!command.was().equals(person.data())) {
            throw new PersonHasChanged();
        }
        return Decided.that(person.id(), new PersonChanged(caller.team(), person.id(), command.data()));
    }
}
