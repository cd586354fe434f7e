package dev.costtracker.core.team;

import static dev.costtracker.core.team.Office.ANN;
import static dev.costtracker.core.team.Office.MAX;
import static dev.costtracker.core.team.Office.NOW;
import static dev.costtracker.core.team.Office.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.eventlog.StandIn;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.team.TeamRejection.AccessLost;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {

    private static final LoginId LOGIN = new LoginId("login-1");
    private static final String HASH = "ef".repeat(32);

    @TempDir
    private Path directory = Path.of("");

    private static void begin(Office office, Caller caller) {
        office.send(new BeginLogin(caller, LOGIN, HASH, NOW));
    }

    private static boolean isOpen(Office office, Instant at) {
        return office.ledger.logins().find(HASH, at).isPresent();
    }

    private Office office() {
        return new Office(Ledger.open(directory, Clock.fixed(NOW, ZoneOffset.UTC))).withTeams();
    }

    @Test
    void doesWhatTheKeyDoesThatItBeganWith() {
        try (var office = office()) {
            var ann = office.joined(WEB, ANN, Role.MEMBER);
            begin(office, ann);
            assertThat(office.ledger.logins().find(HASH, NOW).orElseThrow().caller())
                    .isEqualTo(ann);
            assertThat(office.ledger.logins().find("ef".repeat(31) + "ee", NOW)).isEmpty();
        }
    }

    @Test
    void isOverWhenNobodyUsesIt() {
        try (var office = office()) {
            begin(office, office.joined(WEB, ANN, Role.MEMBER));
            assertThat(isOpen(office, NOW.plus(Login.IDLE).minusNanos(1))).isTrue();
            assertThat(isOpen(office, NOW.plus(Login.IDLE))).isFalse();
        }
    }

    @Test
    void goesOnWhileItIsUsedButNotForEver() {
        try (var office = office()) {
            var ann = office.joined(WEB, ANN, Role.MEMBER);
            begin(office, ann);
            var end = NOW.plus(Login.LONGEST);
            for (var now = NOW; now.isBefore(end); now = now.plus(Duration.ofHours(7))) {
                assertThat(isOpen(office, now)).as(now.toString()).isTrue();
                office.ledger.commands().send(ann, new RenewLogin(LOGIN, now));
            }
            assertThat(isOpen(office, end.minusNanos(1))).isTrue();
            assertThat(isOpen(office, end)).isFalse();
        }
    }

    @Test
    void isNotWrittenAgainWithEveryUse() {
        try (var office = office()) {
            var ann = office.joined(WEB, ANN, Role.MEMBER);
            begin(office, ann);
            assertThat(office.ledger
                            .commands()
                            .send(ann, new RenewLogin(LOGIN, NOW.plus(Duration.ofHours(4))))
                            .written())
                    .isFalse();
            assertThat(office.ledger
                            .commands()
                            .send(ann, new RenewLogin(LOGIN, NOW.plus(Duration.ofHours(5))))
                            .written())
                    .isTrue();
        }
    }

    @Test
    void cannotBeRenewedOnceItIsOver() {
        try (var office = office()) {
            var ann = office.joined(WEB, ANN, Role.MEMBER);
            begin(office, ann);
            var late = NOW.plus(Login.IDLE);
            office.ledger.commands().send(ann, new RenewLogin(LOGIN, late));
            assertThat(isOpen(office, late)).isFalse();
        }
    }

    @Test
    void endsWithTheKeyAndWithThePlaceInTheTeam() {
        try (var office = office()) {
            var ann = office.joined(WEB, ANN, Role.MEMBER);
            var max = office.joined(WEB, MAX, Role.MANAGER);
            begin(office, ann);
            office.send(new BeginLogin(max, new LoginId("login-2"), "0".repeat(64), NOW));
            office.send(new RevokeKey(ann, ann.key()));
            assertThat(isOpen(office, NOW)).isFalse();
            office.send(new RemoveMember(office.admin(WEB), MAX));
            assertThat(office.ledger.logins().find("0".repeat(64), NOW)).isEmpty();
            assertThatThrownBy(() -> office.send(new BeginLogin(max, new LoginId("login-3"), HASH, NOW)))
                    .isInstanceOf(AccessLost.class);
        }
    }

    @Test
    void endsWhenTheKeyExpires() {
        try (var office = office()) {
            office.joined(WEB, ANN, Role.MEMBER);
            var name = office.ledger.people().sealKeyName(ANN, "laptop");
            var expiry = NOW.plusSeconds(60);
            office.send(
                    new IssueKey(office.admin(WEB), new KeyId("k"), ANN, name, KeyKind.MEMBER, "9".repeat(64), expiry));
            begin(office, office.ledger.directory().holder("9".repeat(64), NOW).orElseThrow());
            assertThat(isOpen(office, expiry.minusNanos(1))).isTrue();
            assertThat(isOpen(office, expiry)).isFalse();
        }
    }

    @Test
    void isNotForIngestKeys() {
        try (var office = office()) {
            office.joined(WEB, ANN, Role.MEMBER);
            var ingest = office.issued(office.admin(WEB), ANN, KeyKind.INGEST);
            assertThatThrownBy(() -> begin(office, ingest)).isInstanceOf(NotPermitted.class);
        }
    }

    @Test
    void isKnownAfterARestart() {
        try (var office = office()) {
            begin(office, office.joined(WEB, ANN, Role.MEMBER));
        }
        try (var again = office()) {
            assertThat(isOpen(again, NOW)).isTrue();
            again.ledger.commands().send(again.admin(WEB), new EndLogin(LOGIN));
        }
        try (var last = office()) {
            assertThat(isOpen(last, NOW)).isFalse();
        }
    }

    @Test
    void isForgottenOnceItIsOver() {
        try (var office = office()) {
            begin(office, office.joined(WEB, ANN, Role.MEMBER));
        }
        var later = Clock.fixed(NOW.plus(Login.LONGEST).plusSeconds(1), ZoneOffset.UTC);
        try (var office = new Office(Ledger.open(directory, later))) {
            assertThat(isOpen(office, NOW)).as("not even read").isFalse();
        }
    }

    @Test
    void endsOnEveryServerAtOnce() {
        try (var standIn = new StandIn();
                var one = shared(standIn).withTeams();
                var other = shared(standIn)) {
            var ann = one.joined(WEB, ANN, Role.MEMBER);
            begin(one, ann);
            await().atMost(Duration.ofSeconds(10)).until(() -> isOpen(other, NOW));
            one.ledger.commands().send(ann, new EndLogin(LOGIN));
            assertThat(isOpen(one, NOW)).isFalse();
            await().atMost(Duration.ofSeconds(10)).until(() -> !isOpen(other, NOW));
        }
    }

    private static Office shared(StandIn standIn) {
        return new Office(
                Ledger.open(standIn.uri() + "/shared", true, NodeAddress.ANY, Clock.fixed(NOW, ZoneOffset.UTC)));
    }
}
