package dev.costtracker.core.team;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Tells by their accounts who people are.
 *
 * <p>In the log an account can be read only with its owner's secret, so that it is forgotten with them; here the accounts
 * are kept as they read, each opened once.
 */
public final class Accounts {

    private static final Pattern UPPER = Pattern.compile("[A-Z]+");

    private final Directory directory;
    private final People people;
    private final Map<String, KeyId> bySubject = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile int read;

    public Accounts(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    /** Whoever signs in with this account, in the first of their teams. */
    public Optional<Caller> holder(Subject subject) {
        readOn();
        return Optional.ofNullable(bySubject.get(subject.text())).flatMap(directory::accountHolder);
    }

    private void readOn() {
        if (directory.accounts(read).isEmpty()) {
            return;
        }
        reading.lock();
        try {
            int known = read;
            var more = directory.accounts(known);
            people.subjects(more).forEach((account, subject) -> bySubject.put(subject, account));
            read = known + more.size();
        } finally {
            reading.unlock();
        }
    }

    /** The one person in any team who has this e-mail, whatever the case of its letters A to Z; nobody if there are several. */
    public Optional<Person> withEmail(String email) {
        var everybody = directory.everybody();
        var names = people.names(everybody);
        var wanted = folded(email);
        var found = everybody.stream()
                .filter(person -> {
                    var known = names.getOrDefault(person.id(), PersonalData.pseudonym(person.id()))
                            .email();
                    return known != null && wanted.equals(folded(known));
                })
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Folds no other letters: {@code ſ} would become {@code s}, and the mailbox of one person that of another. */
    private static String folded(String email) {
        return UPPER.matcher(email).replaceAll(letter -> letter.group().toLowerCase(Locale.ROOT));
    }

    /** The invitation whose code has this hash, if it is good for something. */
    public Optional<Invitation> invitation(String hash, Instant now) {
        return directory.invitation(hash).filter(invitation -> invitation.isGood(now));
    }
}
