package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.team.AccountChange.AccountLinked;
import dev.costtracker.core.team.AccountChange.InvitationMade;
import dev.costtracker.core.team.TeamRejection.AccountNotKnown;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import dev.costtracker.core.vault.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides who may sign in with which account; what each rule reads is the one person, in all teams. */
final class AccountHandler {

    private AccountHandler() {}

    static List<Decision<?, ?, ?>> rules() {
        return List.of(
                new Rule<>(
                        InviteMember.class,
                        command -> Known.nothing(command.member()),
                        command -> List.of(TeamTags.person(command.member())),
                        Known::after,
                        AccountHandler::decide),
                new Rule<>(
                        LinkAccount.class,
                        command -> Known.nothing(command.member()),
                        command -> List.of(TeamTags.person(command.member())),
                        Known::after,
                        AccountHandler::decide));
    }

    /**
     * What is known of a person.
     *
     * @param invitation the newest that is not used up
     */
    record Known(Person person, List<Account> accounts, Optional<Invitation> invitation) {

        static Known nothing(MemberId member) {
            return new Known(Person.unknown(member), List.of(), Optional.empty());
        }

        Known after(TeamEvent event) {
            return switch (event) {
                case MemberChange change -> afterChange(person.after(change));
                case InvitationMade made -> new Known(person, accounts, Optional.of(Invitation.of(made)));
                case AccountLinked linked -> {
                    var more = new ArrayList<>(accounts);
                    more.removeIf(account -> account.id().equals(linked.account()));
                    more.add(find(account -> account.id().equals(linked.account()))
                            .map(account -> account.and(linked))
                            .orElseGet(() -> Account.of(linked)));
                    yield new Known(person, List.copyOf(more), Optional.empty());
                }
                default -> this;
            };
        }

        /** The newest of them: that is the one that signs in. */
        private Optional<Account> find(Predicate<Account> which) {
            return accounts.stream().filter(which).reduce((older, newer) -> newer);
        }

        /** The account of this subject, if it is linked already. */
        Optional<Account> known(Sealed subject) {
            return find(account -> account.subject().equals(subject));
        }

        private Known afterChange(Person now) {
            var still = accounts.stream()
                    .map(account -> account.after(now))
                    .filter(account -> !account.ended())
                    .toList();
            return new Known(
                    now, still, invitation.filter(made -> now.role(made.team()).isPresent()));
        }
    }

    static Decided<MemberId> decide(InviteMember command, Known state) {
        var caller = command.caller();
        Permission.need(caller, Standing.MANAGER);
        if (state.person().role(caller.team()).isEmpty()) {
            throw new MemberNotFound(command.member());
        }
        return Decided.that(
                command.member(),
                new InvitationMade(
                        caller.team(),
                        command.member(),
                        command.hash(),
                        !caller.is(Standing.ADMINISTRATOR),
                        command.expiresAt()));
    }

    /**
     * An e-mail alone links the first account only: an address may be given to somebody else one day, and who has it then
     * must not become who had it before.
     *
     * <p>A manager's invitation opens the one team, like the keys that a manager issues for others; an account that is linked
     * already opens it besides those that it opens.
     */
    static Decided<KeyId> decide(LinkAccount command, Known state) {
        if (state.person().role(command.team()).isEmpty()) {
            throw new MemberNotFound(command.member());
        }
        return command.invitation() == null ? linkByEmail(command, state) : linkByInvitation(command, state);
    }

    private static Decided<KeyId> linkByEmail(LinkAccount command, Known state) {
        var known = state.known(command.subject());
        if (known.isPresent()) {
            return Decided.nothing(known.get().id());
        }
        if (!state.accounts().isEmpty()) {
            throw new AccountNotKnown();
        }
        return linked(command, command.account(), false);
    }

    private static Decided<KeyId> linkByInvitation(LinkAccount command, Known state) {
        var invitation = state.invitation()
                .filter(made -> made.hash().equals(command.invitation())
                        && made.team().equals(command.team())
                        && made.isGood(command.now()))
                .orElseThrow(AccountNotKnown::new);
        var account = state.known(command.subject()).map(Account::id).orElse(command.account());
        return linked(command, account, invitation.confined());
    }

    private static Decided<KeyId> linked(LinkAccount command, KeyId account, boolean confined) {
        var event = new AccountLinked(command.team(), command.member(), account, command.subject(), confined);
        return Decided.that(account, event);
    }
}
