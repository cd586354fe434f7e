package dev.costtracker.core.team;

import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.session.StartSession;
import dev.costtracker.core.vault.Sealed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** A ledger with an administrator, who takes people into teams. */
final class Office implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final TeamId WEB = new TeamId("web");
    static final TeamId OPS = new TeamId("ops");
    static final MemberId ANN = new MemberId("ann");
    static final MemberId BOB = new MemberId("bob");
    static final MemberId MAX = new MemberId("max");

    final Ledger ledger;
    private int keys;

    Office(Ledger ledger) {
        this.ledger = ledger;
    }

    static Office in(Path directory) {
        return new Office(Ledger.open(directory, Clock.systemUTC()));
    }

    Office withTeams() {
        send(new CreateTeam(admin(TeamId.DEFAULT), WEB, "Web shop", BERLIN));
        send(new CreateTeam(admin(TeamId.DEFAULT), OPS, "Operations", BERLIN));
        return this;
    }

    <R> Receipt<R> send(Authored command) {
        return ledger.commands().send(command.caller(), (Record) command);
    }

    Caller admin(TeamId team) {
        return ledger.directory().administrator(team).orElseThrow();
    }

    Sealed sealed(MemberId member, String name) {
        return ledger.people().seal(member, new PersonalData(name, name + "@example.org"));
    }

    /** Takes somebody into a team, and returns them as they come with a key of their own. */
    Caller joined(TeamId team, MemberId member, Role role) {
        send(new AddMember(admin(team), member, true, sealed(member, member.value()), role));
        return issued(admin(team), member, KeyKind.MEMBER);
    }

    /** The holder of a new key. */
    Caller issued(Caller by, MemberId owner, KeyKind kind) {
        return issued(by, owner, kind, null);
    }

    /** The holder of a new key that is to expire. */
    Caller issued(Caller by, MemberId owner, KeyKind kind, @Nullable Instant expiresAt) {
        var hash = "%016x".formatted(++keys).repeat(4);
        var name = ledger.people().sealKeyName(owner, "laptop");
        send(new IssueKey(by, new KeyId("key-" + keys), owner, name, kind, hash, expiresAt));
        return ledger.directory().holder(hash, NOW).orElseThrow();
    }

    Receipt<SessionId> start(Caller caller, String session) {
        return send(new StartSession(caller, new SessionId(session), "n", "shop", null, NOW, NOW));
    }

    List<DomainEvent> events(Tag tag) {
        var events = new ArrayList<DomainEvent>();
        ledger.log().read(tag, 0, ledger.log().head(), event -> events.add(event.payload()));
        return events;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
