package dev.costtracker.core.team;

import static dev.costtracker.core.team.Office.ANN;
import static dev.costtracker.core.team.Office.MAX;
import static dev.costtracker.core.team.Office.OPS;
import static dev.costtracker.core.team.Office.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.eventlog.StandIn;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.session.SessionTags;
import dev.costtracker.core.team.TeamRejection.AccessChanged;
import dev.costtracker.core.team.TeamRejection.AccessLost;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void judgesByWhatHoldsWhenACommandIsDecided() {
        try (var office = Office.in(directory).withTeams()) {
            var ann = office.joined(WEB, ANN, Role.MEMBER);
            var manager = office.joined(WEB, MAX, Role.MANAGER);
            office.start(ann, "s1");

            office.send(new ChangeRole(manager, ANN, Role.MANAGER));
            assertThatThrownBy(() -> office.start(ann, "s2")).isInstanceOf(AccessChanged.class);
            office.send(new RemoveMember(office.admin(WEB), MAX));
            assertThatThrownBy(() -> office.start(manager, "s2")).isInstanceOf(AccessLost.class);
            assertThat(office.ledger.directory().in(WEB, manager)).isEmpty();

            office.send(new AddMember(office.admin(WEB), MAX, true, null, Role.MANAGER));
            assertThatThrownBy(() -> office.start(manager, "s2"))
                    .as("the old key")
                    .isInstanceOf(AccessLost.class);
        }
    }

    @Test
    void knowsTheSameAfterARestart() {
        Caller ann;
        try (var office = Office.in(directory).withTeams()) {
            ann = office.joined(WEB, ANN, Role.MEMBER);
            office.send(new CreateProject(office.admin(WEB), "shop"));
            office.send(new ChangeProject(office.admin(WEB), "shop", null, true));
        }
        try (var again = Office.in(directory)) {
            var known = again.ledger.directory();
            assertThat(known.in(WEB, ann)).contains(ann);
            assertThat(known.in(OPS, ann)).isEmpty();
            assertThat(known.projects(WEB)).containsExactly(new Project("shop", "shop", List.of(), true));
            assertThat(known.members(WEB)).extracting(Person::id).containsExactly(ANN);
            assertThat(again.ledger.people().names(known.members(WEB).toList()))
                    .containsEntry(ANN, new PersonalData("ann", "ann@example.org"));
            assertThat(again.ledger.people().keyNames(known.keys(Sight.all(WEB))))
                    .containsEntry(ann.key(), "laptop");
        }
    }

    @Test
    void opensNothingWithAnExpiredKey() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            var hash = "f".repeat(64);
            var name = office.ledger.people().sealKeyName(ANN, "ci");
            office.send(new IssueKey(office.admin(WEB), new KeyId("k"), ANN, name, KeyKind.INGEST, hash, Office.NOW));
            var known = office.ledger.directory();
            assertThat(known.holder(hash, Office.NOW.minusNanos(1)))
                    .map(Caller::standing)
                    .contains(Standing.INGEST);
            assertThat(known.holder(hash, Office.NOW)).isEmpty();
            assertThat(known.holder("f".repeat(63) + "e", Office.NOW.minusNanos(1)))
                    .isEmpty();
        }
    }

    /** The other server has not seen the removal when it is asked to write, or has; either way nothing is written after. */
    @Test
    void letsARemovedMemberWriteNothingOnAnyServer() throws Exception {
        try (var standIn = new StandIn();
                var one = shared(standIn).withTeams();
                var other = shared(standIn);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ann = one.joined(WEB, ANN, Role.MEMBER);
            assertThat(other.ledger.log().awaitHead(one.ledger.log().head(), Duration.ofSeconds(10)))
                    .isTrue();
            other.start(ann, "s-0");

            Callable<Integer> writeUntilRefused = () -> {
                for (int written = 1; ; written++) {
                    try {
                        other.start(ann, "s-" + written);
                    } catch (AccessLost refused) {
                        return written;
                    }
                }
            };
            var writing = threads.submit(writeUntilRefused);
            long removed = one.send(new RemoveMember(one.admin(WEB), ANN)).position();
            writing.get();

            assertThat(one.ledger.log().awaitHead(other.ledger.log().head(), Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(starts(one)).isNotEmpty().allMatch(position -> position < removed);
            assertThat(other.ledger.directory().in(WEB, ann)).isEmpty();
        }
    }

    private static Office shared(StandIn standIn) {
        return new Office(Ledger.open(standIn.uri() + "/shared", true, NodeAddress.ANY, Clock.systemUTC()));
    }

    private static List<Long> starts(Office office) {
        var log = office.ledger.log();
        var positions = new ArrayList<Long>();
        log.read(SessionTags.sessionsOf(WEB), 0, log.head(), event -> positions.add(event.position()));
        return positions;
    }
}
