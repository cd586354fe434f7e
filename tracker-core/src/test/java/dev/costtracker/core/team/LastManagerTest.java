package dev.costtracker.core.team;

import static dev.costtracker.core.team.Office.ANN;
import static dev.costtracker.core.team.Office.BOB;
import static dev.costtracker.core.team.Office.MAX;
import static dev.costtracker.core.team.Office.OPS;
import static dev.costtracker.core.team.Office.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.team.TeamRejection.AccessChanged;
import dev.costtracker.core.team.TeamRejection.AccessLost;
import dev.costtracker.core.team.TeamRejection.LastManager;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team that has a manager keeps one. */
class LastManagerTest {

    private static final int ROUNDS = 40;

    private final Office office;

    LastManagerTest(@TempDir Path directory) {
        office = Office.in(directory).withTeams();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private long managers() {
        return office.ledger
                .directory()
                .members(WEB)
                .filter(person -> person.role(WEB).filter(Role.MANAGER::equals).isPresent())
                .count();
    }

    @Test
    void isNeitherRemovedNorDemotedByAManager() {
        var max = office.joined(WEB, MAX, Role.MANAGER);
        office.joined(WEB, BOB, Role.MEMBER);
        office.joined(OPS, ANN, Role.MANAGER);
        assertThatThrownBy(() -> office.send(new ChangeRole(max, MAX, Role.MEMBER)))
                .isInstanceOf(LastManager.class)
                .hasMessage("member max is the team's last manager");
        assertThatThrownBy(() -> office.send(new RemoveMember(max, MAX))).isInstanceOf(LastManager.class);
        assertThat(office.send(new ChangeRole(max, MAX, Role.MANAGER)).written())
                .isFalse();
        office.send(new ChangeRole(max, BOB, Role.MANAGER));
        assertThat(office.send(new ChangeRole(max, MAX, Role.MEMBER)).written()).isTrue();
        assertThat(managers()).isEqualTo(1);
    }

    @Test
    void isRemovedByAnAdministrator() {
        office.joined(WEB, MAX, Role.MANAGER);
        office.send(new RemoveMember(office.admin(WEB), MAX));
        office.joined(WEB, BOB, Role.MANAGER);
        office.send(new ChangeRole(office.admin(WEB), BOB, Role.MEMBER));
        assertThat(managers()).isZero();
    }

    @Test
    void isLeftWhenTwoDemoteThemselvesAtOnce() throws Exception {
        race((one, other) -> new ChangeRole(one, one.member(), Role.MEMBER));
    }

    @Test
    void isLeftWhenTwoDemoteEachOtherAtOnce() throws Exception {
        race((one, other) -> new ChangeRole(one, other.member(), Role.MEMBER));
    }

    @Test
    void isLeftWhenTwoRemoveThemselvesAtOnce() throws Exception {
        race((one, other) -> new RemoveMember(one, one.member()));
    }

    private void race(BiFunction<Caller, Caller, Authored> command) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                var one = office.joined(WEB, new MemberId("one-" + round), Role.MANAGER);
                var other = office.joined(WEB, new MemberId("other-" + round), Role.MANAGER);
                int done = 0;
                for (var each : threads.invokeAll(
                        List.of(attempt(command.apply(one, other)), attempt(command.apply(other, one))))) {
                    done += each.get() ? 1 : 0;
                }
                assertThat(done).as("round %d", round).isEqualTo(1);
                assertThat(managers()).isEqualTo(1);
                for (var member : List.of(one.member(), other.member())) {
                    office.send(new RemoveMember(office.admin(WEB), member));
                }
            }
        }
    }

    private Callable<Boolean> attempt(Authored command) {
        return () -> {
            try {
                office.send(command);
                return true;
            } catch (LastManager | AccessLost | AccessChanged e) { // the other one was first
                return false;
            }
        };
    }
}
