package dev.costtracker.core.team;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is signed in, as the log says now.
 *
 * <p>Like the {@link Directory} it is read on when somebody asks, but only the logins that can still be open are known:
 * a start reads the events of a week, and what is over is forgotten.
 */
public final class Logins {

    private static final int PREFIX = 16;

    private final Directory directory;
    private final Map<LoginId, Login> logins = new ConcurrentHashMap<>();
    private final Map<String, LoginId> byHash = new ConcurrentHashMap<>();
    private final ArrayDeque<Login> oldestFirst = new ArrayDeque<>();
    private final CatchUp news;

    /** The logins of a log. */
    public Logins(EventLog log, Directory directory, Clock clock) {
        this.directory = directory;
        long from = log.positionAt(clock.instant().minus(Login.LONGEST));
        this.news = new CatchUp(log, TeamTags.LOGINS, from, this::apply);
        news.now();
    }

    /**
     * A login, and who acts with it.
     *
     * @param caller in the team of the key with which it began
     */
    public record SignedIn(Login login, Caller caller) {}

    /**
     * Whose login this is, and what the key with which it began opens now.
     *
     * @param hash the SHA-256, in hexadecimal, of what was sent
     */
    public Optional<SignedIn> find(String hash, Instant now) {
        news.now();
        return Optional.ofNullable(byHash.get(hash.substring(0, PREFIX)))
                .map(logins::get)
                .filter(login -> Hashes.same(login.hash(), hash) && login.isOpen(now))
                .flatMap(login ->
                        directory.holder(login.key(), login.team(), now).map(caller -> new SignedIn(login, caller)));
    }

    private void apply(LoggedEvent event) {
        if (event.payload() instanceof LoginChange change) {
            var known = Optional.ofNullable(logins.get(change.login()));
            Login.after(known, change).ifPresent(login -> {
                logins.put(login.id(), login);
                if (known.isEmpty()) {
                    byHash.put(login.hash().substring(0, PREFIX), login.id());
                    oldestFirst.add(login);
                }
            });
            forgetWhatIsOver(event.recordedAt());
        }
    }

    private void forgetWhatIsOver(Instant now) {
        while (!oldestFirst.isEmpty() && oldestFirst.getFirst().latest().isBefore(now)) {
            var oldest = oldestFirst.removeFirst();
            logins.remove(oldest.id());
            byHash.remove(oldest.hash().substring(0, PREFIX), oldest.id());
        }
    }
}
