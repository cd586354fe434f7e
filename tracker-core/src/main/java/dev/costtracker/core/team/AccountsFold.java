package dev.costtracker.core.team;

import dev.costtracker.core.team.AccountChange.AccountLinked;
import dev.costtracker.core.team.AccountChange.InvitationMade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts and invitations as the events make them; one thread adds events while others look things up. */
final class AccountsFold {

    private final List<KeyId> inOrder = new ArrayList<>();
    private final Map<KeyId, Account> accounts = new ConcurrentHashMap<>();
    private final Map<MemberId, Set<KeyId>> accountsOf = new ConcurrentHashMap<>();
    private final Map<MemberId, Invitation> invitations = new ConcurrentHashMap<>();

    void apply(AccountChange change) {
        switch (change) {
            case InvitationMade made -> invitations.put(made.member(), Invitation.of(made));
            case AccountLinked linked -> {
                invitations.remove(linked.member());
                add(linked);
            }
        }
    }

    private void add(AccountLinked linked) {
        var known = accounts.computeIfPresent(linked.account(), (id, account) -> account.and(linked));
        if (known == null) {
            add(Account.of(linked));
        }
    }

    private void add(Account account) {
        accounts.put(account.id(), account);
        accountsOf
                .computeIfAbsent(account.owner(), owner -> ConcurrentHashMap.newKeySet())
                .add(account.id());
        synchronized (inOrder) {
            inOrder.add(account.id());
        }
    }

    /** Something about a person has changed. */
    void apply(Person person) {
        for (var id : accountsOf.getOrDefault(person.id(), Set.of())) {
            accounts.computeIfPresent(id, (same, account) -> account.after(person));
        }
        var invitation = invitations.get(person.id());
        if (invitation != null && person.role(invitation.team()).isEmpty()) {
            invitations.remove(person.id());
        }
    }

    Optional<Account> find(KeyId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    List<Account> allWithout(int first) {
        synchronized (inOrder) {
            return inOrder.subList(first, inOrder.size()).stream()
                    .flatMap(id -> find(id).stream())
                    .toList();
        }
    }

    /** Of the few that are open; in a time that does not depend on how much of a hash is the same. */
    Optional<Invitation> invitation(String hash) {
        return invitations.values().stream()
                .filter(made -> Hashes.same(made.hash(), hash))
                .findFirst();
    }
}
