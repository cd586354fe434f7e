package dev.costtracker.core.team;

import dev.costtracker.core.team.KeyChange.KeyIssued;
import dev.costtracker.core.team.KeyChange.KeyRevoked;
import dev.costtracker.core.team.KeyChange.KeyUsed;
import dev.costtracker.core.team.MemberChange.MemberAdded;
import dev.costtracker.core.team.MemberChange.MemberErased;
import dev.costtracker.core.team.MemberChange.MemberRemoved;
import dev.costtracker.core.team.MemberChange.PersonChanged;
import dev.costtracker.core.team.MemberChange.PersonRegistered;
import dev.costtracker.core.team.MemberChange.RoleChanged;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/** Teams, people and keys as the events make them; one thread adds events while others look things up. */
final class DirectoryFold {

    private static final int PREFIX = 16;
    private static final ProjectNames NO_PROJECTS = new ProjectNames();

    private final Map<TeamId, Team> teams = new ConcurrentHashMap<>();
    private final Map<TeamId, ProjectNames> projects = new ConcurrentHashMap<>();
    private final Map<MemberId, Person> people = new ConcurrentHashMap<>();
    private final Map<TeamId, Set<MemberId>> members = new ConcurrentHashMap<>();
    private final Map<KeyId, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, KeyId> keysByHash = new ConcurrentHashMap<>();
    private final Map<MemberId, Set<KeyId>> keysOf = new ConcurrentHashMap<>();

    private final AccountsFold accounts = new AccountsFold();

    DirectoryFold() {
        Team.begin(TeamId.DEFAULT).ifPresent(team -> teams.put(team.id(), team));
    }

    void apply(TeamEvent event) {
        switch (event) {
            case TeamChange change ->
                Team.after(Optional.ofNullable(teams.get(change.team())), change)
                        .ifPresent(team -> teams.put(team.id(), team));
            case ProjectChange change ->
                projects.computeIfAbsent(change.team(), id -> new ProjectNames())
                        .apply(change);
            case MemberChange change -> apply(change);
            case KeyIssued issued -> add(Key.of(issued));
            case KeyRevoked revoked -> keys.computeIfPresent(revoked.key(), (id, key) -> key.ended());
            case KeyUsed used -> {
                // The directory does not say when a key was used.
            }
            case AccountChange change -> accounts.apply(change);
            case LoginChange change -> {
                // Logins says who is signed in.
            }
        }
    }

    private void apply(MemberChange change) {
        var member = change.member();
        var after = person(member).after(change);
        people.put(member, after);
        accounts.apply(after);
        switch (change) {
            case MemberAdded added -> membersOf(added.team()).add(member);
            case MemberRemoved removed -> {
                membersOf(removed.team()).remove(member);
                endKeys(member, key -> key.team().equals(removed.team()));
            }
            case MemberErased erased -> {
                erased.teams().forEach(team -> membersOf(team).remove(member));
                endKeys(member, key -> true);
            }
            case PersonRegistered registered -> {}
            case PersonChanged changed -> {}
            case RoleChanged changed -> {}
        }
    }

    private void add(Key key) {
        keys.put(key.id(), key);
        keysByHash.put(key.hash().substring(0, PREFIX), key.id());
        keysOf.computeIfAbsent(key.owner(), owner -> ConcurrentHashMap.newKeySet())
                .add(key.id());
    }

    private void endKeys(MemberId owner, Predicate<Key> which) {
        for (var id : keysOf.getOrDefault(owner, Set.of())) {
            keys.computeIfPresent(id, (same, key) -> which.test(key) ? key.ended() : key);
        }
    }

    private Set<MemberId> membersOf(TeamId team) {
        return members.computeIfAbsent(team, id -> new ConcurrentSkipListSet<>(Comparator.comparing(MemberId::value)));
    }

    Optional<Team> team(TeamId id) {
        return Optional.ofNullable(teams.get(id));
    }

    Collection<Team> teams() {
        return teams.values();
    }

    ProjectNames projects(TeamId team) {
        return projects.getOrDefault(team, NO_PROJECTS);
    }

    Person person(MemberId id) {
        var person = people.get(id);
        return person == null ? Person.unknown(id) : person;
    }

    Collection<Person> people() {
        return people.values();
    }

    Set<MemberId> members(TeamId team) {
        return members.getOrDefault(team, Set.of());
    }

    Optional<Key> key(KeyId id) {
        return Optional.ofNullable(keys.get(id));
    }

    Collection<Key> keys() {
        return keys.values();
    }

    Set<KeyId> keysOf(MemberId owner) {
        return keysOf.getOrDefault(owner, Set.of());
    }

    AccountsFold accounts() {
        return accounts;
    }

    /** A key whose hash begins like this one; whether it is the same is for the caller to compare. */
    Optional<Key> keyLike(String hash) {
        return Optional.ofNullable(keysByHash.get(hash.substring(0, PREFIX))).map(keys::get);
    }
}
