package dev.costtracker.core.team;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who belongs where and may do what, as the log says now.
 *
 * <p>Nothing runs in the background: whoever asks has it read on first, which costs next to nothing where nothing has
 * changed. What this node has written is seen at once, and what another has, as soon as this node's log shows it.
 */
public final class Directory {

    private final DirectoryFold fold = new DirectoryFold();
    private final CatchUp news;

    /** The directory of a log; it reads what there is now. */
    public Directory(EventLog log) {
        this.news = new CatchUp(log, TeamTags.ALL, 0, this::apply);
        catchUp();
    }

    /**
     * Reads on.
     *
     * @return the position reached: everything below it is in the directory
     */
    public long catchUp() {
        return news.now();
    }

    private void apply(LoggedEvent event) {
        if (event.payload() instanceof TeamEvent e) {
            fold.apply(e);
        }
    }

    /**
     * Whoever has the key with this hash, in the team that the key is for.
     *
     * @param hash the SHA-256 in hexadecimal of what was sent
     */
    public Optional<Caller> holder(String hash, Instant now) {
        catchUp();
        return fold.keyLike(hash)
                .filter(key -> Hashes.same(key.hash(), hash) && !key.isExpired(now))
                .flatMap(key -> caller(key, key.team()));
    }

    /** Whoever has this key, in the team that it is for, if it opens something now. */
    Optional<Caller> holder(KeyId id, TeamId team, Instant now) {
        if (id.equals(KeyId.ADMIN)) {
            return administrator(team);
        }
        catchUp();
        return fold.key(id)
                .filter(key -> !key.isExpired(now))
                .flatMap(key -> caller(key, team))
                .or(() -> accountHolder(id, team));
    }

    /** The holder of the administrator's key, in a team if there is such a team. */
    public Optional<Caller> administrator(TeamId team) {
        catchUp();
        return fold.team(team).map(found -> new Caller(team, MemberId.ADMIN, KeyId.ADMIN, Standing.ADMINISTRATOR));
    }

    /** The same holder of the same key in another team, if it opens that one. */
    public Optional<Caller> in(TeamId team, Caller caller) {
        if (caller.key().equals(KeyId.ADMIN)) {
            return administrator(team);
        }
        catchUp();
        return fold.key(caller.key()).flatMap(key -> caller(key, team)).or(() -> accountHolder(caller.key(), team));
    }

    /** What a caller may do now in the team they act in; nothing if it is nothing any more. */
    Optional<Standing> standing(Caller caller) {
        return in(caller.team(), caller).map(Caller::standing);
    }

    private Optional<Caller> caller(Key key, TeamId team) {
        if (key.revoked() || (key.confined() && !key.team().equals(team))) {
            return Optional.empty();
        }
        return fold.person(key.owner())
                .role(team)
                .map(role -> key.kind() == KeyKind.INGEST ? Standing.INGEST : role.standing())
                .map(standing -> new Caller(team, key.owner(), key.id(), standing));
    }

    private Optional<Caller> accountHolder(KeyId id, TeamId team) {
        return fold.accounts().find(id).filter(account -> account.opens(team)).flatMap(account -> fold.person(
                        account.owner())
                .role(team)
                .map(role -> new Caller(team, account.owner(), id, role.standing())));
    }

    /** Whoever signs in with a linked account: in the team where it was linked, or else in the first that it opens. */
    Optional<Caller> accountHolder(KeyId id) {
        catchUp();
        return fold.accounts().find(id).flatMap(account -> accountHolder(id, account.home())
                .or(() -> fold.person(account.owner()).roles().keySet().stream()
                        .sorted(Comparator.comparing(TeamId::value))
                        .flatMap(team -> accountHolder(id, team).stream())
                        .findFirst()));
    }

    /** The accounts that were ever linked, without as many of the first ones. */
    List<Account> accounts(int without) {
        catchUp();
        return fold.accounts().allWithout(without);
    }

    /** The newest invitation of a member, not used up, if its code has this hash. */
    Optional<Invitation> invitation(String hash) {
        catchUp();
        return fold.accounts().invitation(hash);
    }

    /** Everybody who belongs to a team. */
    List<Person> everybody() {
        catchUp();
        return fold.people().stream()
                .filter(person -> !person.roles().isEmpty())
                .toList();
    }

    /** A team. */
    public Optional<Team> team(TeamId id) {
        catchUp();
        return fold.team(id);
    }

    /** The teams that a caller's key opens, by id. */
    public List<Team> teams(Caller caller) {
        catchUp();
        return fold.teams().stream()
                .filter(team -> in(team.id(), caller).isPresent())
                .sorted(Comparator.comparing(team -> team.id().value()))
                .toList();
    }

    /** The projects on a team's list, by name. */
    public List<Project> projects(TeamId team) {
        return projectNames(team).all().stream()
                .sorted(Comparator.comparing(Project::name))
                .toList();
    }

    /** What a team's projects are called. */
    public ProjectNames projectNames(TeamId team) {
        catchUp();
        return fold.projects(team);
    }

    /** A project on a team's list, by a name that it has or had. */
    public Optional<Project> project(TeamId team, String name) {
        return projectNames(team).find(name);
    }

    /** A person; nobody is known under an id that was never used. */
    public Person person(MemberId id) {
        catchUp();
        return fold.person(id);
    }

    /** The members of a team, by id. */
    public Stream<Person> members(TeamId team) {
        catchUp();
        return fold.members(team).stream().map(fold::person).filter(person -> person.role(team)
                .isPresent());
    }

    /** Everybody who was erased. */
    public Set<MemberId> erased() {
        catchUp();
        return Set.copyOf(
                fold.people().stream().filter(Person::erased).map(Person::id).toList());
    }

    /** A key that is not revoked. */
    public Optional<Key> key(KeyId id) {
        catchUp();
        return fold.key(id).filter(key -> !key.revoked());
    }

    /** The keys for a team that are not revoked, by id. */
    public List<Key> keys(Sight sight) {
        catchUp();
        var found = new ArrayList<Key>();
        for (var key : sight.owner() == null ? fold.keys() : own(sight.owner())) {
            if (!key.revoked() && key.team().equals(sight.team())) {
                found.add(key);
            }
        }
        found.sort(Comparator.comparing(key -> key.id().value()));
        return found;
    }

    private List<Key> own(MemberId owner) {
        return fold.keysOf(owner).stream().flatMap(id -> fold.key(id).stream()).toList();
    }
}
