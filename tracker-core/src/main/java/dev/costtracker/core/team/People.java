package dev.costtracker.core.team;

import dev.costtracker.core.team.TeamRejection.MemberIsErased;
import dev.costtracker.core.vault.Sealed;
import dev.costtracker.core.vault.Secret;
import dev.costtracker.core.vault.Vault;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seals what is personal before it goes into the log, reads it again, and forgets how. */
public final class People {

    private static final String PERSON = "person";
    private static final String KEY_NAME = "key-name";
    private static final String SUBJECT = "subject";

    private final Vault vault;

    public People(Vault vault) {
        this.vault = vault;
    }

    /**
     * Seals what a person is called.
     *
     * @throws MemberIsErased if they were erased
     */
    public Sealed seal(MemberId member, PersonalData data) {
        return secret(member).seal(PERSON, data.text());
    }

    /**
     * Seals what a person's key is called: that may name them too.
     *
     * @throws MemberIsErased if they were erased
     */
    public Sealed sealKeyName(MemberId owner, String name) {
        return secret(owner).seal(KEY_NAME, name);
    }

    /**
     * Seals who a person's account is.
     *
     * @throws MemberIsErased if they were erased
     */
    public Sealed sealSubject(MemberId owner, Subject subject) {
        return secret(owner).seal(SUBJECT, subject.text());
    }

    /** Who these accounts are, as far as it can be read; as {@link Subject#text} has it. */
    Map<KeyId, String> subjects(Collection<Account> accounts) {
        var secrets = secrets(accounts, Account::owner);
        var subjects = new HashMap<KeyId, String>();
        for (var account : accounts) {
            open(secrets.get(account.owner().value()), SUBJECT, account.subject())
                    .ifPresent(subject -> subjects.put(account.id(), subject));
        }
        return subjects;
    }

    private Secret secret(MemberId member) {
        return vault.secretFor(member.value()).orElseThrow(() -> new MemberIsErased(member));
    }

    /** What these people are called; those of whom nothing can be read by their pseudonyms. */
    public Map<MemberId, PersonalData> names(Collection<Person> people) {
        var secrets = secrets(people, Person::id);
        var names = new HashMap<MemberId, PersonalData>();
        for (var person : people) {
            var data = open(secrets.get(person.id().value()), PERSON, person.data());
            names.put(person.id(), data.map(PersonalData::of).orElseGet(() -> PersonalData.pseudonym(person.id())));
        }
        return names;
    }

    /** What these keys are called, as far as it can be read. */
    public Map<KeyId, String> keyNames(Collection<Key> keys) {
        var secrets = secrets(keys, Key::owner);
        var names = new HashMap<KeyId, String>();
        for (var key : keys) {
            open(secrets.get(key.owner().value()), KEY_NAME, key.name()).ifPresent(name -> names.put(key.id(), name));
        }
        return names;
    }

    private static Optional<String> open(@Nullable Secret secret, String purpose, @Nullable Sealed sealed) {
        return secret == null || sealed == null ? Optional.empty() : secret.open(purpose, sealed);
    }

    private <T> Map<String, Secret> secrets(Collection<T> things, Function<T, MemberId> of) {
        return vault.find(things.stream().map(of).map(MemberId::value).collect(Collectors.toSet()));
    }

    /** Sees to it that nobody can read what a person was called; harmless to repeat. */
    public void forget(MemberId member) {
        vault.destroy(member.value());
    }

    /** Makes up for what a crash has left: those of them who can still be read are forgotten. */
    public void forgetAll(Collection<MemberId> erased) {
        var ids = erased.stream().map(MemberId::value).collect(Collectors.toSet());
        vault.find(ids).keySet().forEach(vault::destroy);
    }
}
