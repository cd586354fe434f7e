package dev.costtracker.api.login;

import dev.costtracker.api.team.Keys;
import dev.costtracker.core.TimeOrderedIds;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.team.BeginLogin;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.EndLogin;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.LoginId;
import dev.costtracker.core.team.Logins;
import dev.costtracker.core.team.Logins.SignedIn;
import dev.costtracker.core.team.RenewLogin;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins logins, tells by a cookie's token whose it is, and ends them. */
final class BrowserLogins implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserLogins.class);

    private final Logins logins;
    private final Commands commands;
    private final Keys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TimeOrderedIds ids;
    private final Set<LoginId> renewing = ConcurrentHashMap.newKeySet();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("login-uses").factory());

    BrowserLogins(Logins logins, Commands commands, Keys keys, Clock clock) {
        this.logins = logins;
        this.commands = commands;
        this.keys = keys;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock, random);
    }

    /** Signs in the holder of a key. */
    LoginToken begin(Caller caller) {
        var token = LoginToken.random(random, caller.key().equals(KeyId.ADMIN));
        var login = new LoginId(ids.next().toString());
        commands.send(caller, new BeginLogin(caller, login, token.hash(keys), clock.instant()));
        return token;
    }

    /** Who is signed in with this; while they go on with it, the login does too. */
    Optional<Caller> use(LoginToken token) {
        var found = find(token);
        found.filter(signedIn -> signedIn.login().isDue(clock.instant())).ifPresent(this::renew);
        return found.map(SignedIn::caller);
    }

    private Optional<SignedIn> find(LoginToken token) {
        return logins.find(token.hash(keys), clock.instant());
    }

    private void renew(SignedIn signedIn) {
        if (renewing.add(signedIn.login().id())) {
            writer.execute(() -> write(signedIn));
        }
    }

    private void write(SignedIn signedIn) {
        var login = signedIn.login().id();
        try {
            commands.send(signedIn.caller(), new RenewLogin(login, clock.instant()));
        } catch (RuntimeException e) { // nobody waits for the answer; the next use of the login tries again
            LOG.atDebug().setCause(e).addKeyValue("login", login.value()).log("the use of a login could not be noted");
        } finally {
            renewing.remove(login);
        }
    }

    /** Signs out; nothing happens if nobody is signed in with this. */
    void end(LoginToken token) {
        find(token)
                .ifPresent(signedIn -> commands.send(
                        signedIn.caller(), new EndLogin(signedIn.login().id())));
    }

    /** What is noted already is written, what comes now is not. */
    @Override
    public void close() {
        writer.close();
    }
}
