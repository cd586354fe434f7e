package dev.costtracker.core.team;

import static dev.costtracker.core.team.Office.ANN;
import static dev.costtracker.core.team.Office.MAX;
import static dev.costtracker.core.team.Office.NOW;
import static dev.costtracker.core.team.Office.OPS;
import static dev.costtracker.core.team.Office.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.session.SessionRejection.SessionExists;
import dev.costtracker.core.session.SessionTags;
import dev.costtracker.core.session.StartSession;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import dev.costtracker.core.team.TeamRejection.ProjectExists;
import dev.costtracker.core.team.TeamRejection.ProjectIsArchived;
import dev.costtracker.core.team.TeamRejection.ProjectNotFound;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project keeps what it has when it is called otherwise, and every name that it ever had. */
class ProjectsTest {

    private final Office office;
    private Caller manager = Caller.PROGRAM;

    ProjectsTest(@TempDir Path directory) {
        office = Office.in(directory);
    }

    @BeforeEach
    void makeTeams() {
        manager = office.withTeams().joined(WEB, MAX, Role.MANAGER);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Receipt<String> rename(String project, String name) {
        return office.send(new ChangeProject(manager, project, name, null));
    }

    private Receipt<SessionId> start(String session, String project) {
        return office.send(new StartSession(manager, new SessionId(session), "n", project, null, NOW, NOW));
    }

    private List<Project> projects() {
        return office.ledger.directory().projects(WEB);
    }

    @Test
    void keepsRecordingUnderTheFirstName() {
        office.send(new CreateProject(manager, "shop"));
        start("s1", "shop");
        assertThat(rename("shop", "store").written()).isTrue();
        assertThat(rename("store", "market").written()).isTrue();
        for (var name : List.of("shop", "store", "market")) {
            start("s-" + name, name);
            assertThat(rename(name, "market").written()).as(name).isFalse();
        }
        assertThat(office.events(SessionTags.project(WEB, "shop"))).hasSize(4).allSatisfy(event -> assertThat(
                        ((SessionStarted) event).project())
                .isEqualTo("shop"));
        assertThat(projects()).containsExactly(new Project("shop", "market", List.of("shop", "store"), false));
        var names = office.ledger.directory().projectNames(WEB);
        assertThat(names.first("store")).isEqualTo("shop");
        assertThat(names.now("shop")).isEqualTo("market");
        assertThat(office.ledger.directory().projectNames(OPS).now("shop")).isEqualTo("shop");
    }

    @Test
    void takesASessionForTheSameUnderAnyNameOfItsProject() {
        start("s1", "shop");
        rename("shop", "store");
        assertThat(start("s1", "shop").written()).isFalse();
        assertThat(start("s1", "store").written()).isFalse();
        assertThatThrownBy(() -> start("s1", "other")).isInstanceOf(SessionExists.class);
    }

    @Test
    void putsWhatSessionsHaveMadeOnTheList() {
        start("s1", "a/b");
        assertThat(rename("a/b", "a/b").written()).isFalse();
        assertThat(projects()).isEmpty();
        rename("a/b", "ab");
        assertThat(projects()).containsExactly(new Project("a/b", "ab", List.of("a/b"), false));
        start("s2", "%;");
        office.send(new ChangeProject(manager, "%;", null, true));
        assertThat(projects()).contains(new Project("%;", "%;", List.of(), true));
        assertThatThrownBy(() -> rename("nobody's", "x")).isInstanceOf(ProjectNotFound.class);
    }

    @Test
    void givesNoNameToTwoProjects() {
        office.send(new CreateProject(manager, "shop"));
        office.send(new CreateProject(manager, "listed"));
        start("s1", "used");
        rename("shop", "store");
        for (var taken : List.of("shop", "store", "used")) {
            assertThatThrownBy(() -> rename("listed", taken)).as(taken).isInstanceOf(ProjectExists.class);
        }
        assertThatThrownBy(() -> rename("store", "listed")).isInstanceOf(ProjectExists.class);
        assertThatThrownBy(() -> office.send(new CreateProject(manager, "shop")))
                .isInstanceOf(ProjectExists.class)
                .hasMessage("the name shop belongs to another project of the team");
        assertThat(office.send(new CreateProject(manager, "store")).written()).isFalse();
        assertThat(rename("listed", "Shop").written()).isTrue();
        assertThat(rename("store", "shop").written()).isTrue();
        assertThat(projects())
                .containsExactly(
                        new Project("listed", "Shop", List.of("listed"), false),
                        new Project("shop", "shop", List.of("store"), false));
    }

    @Test
    void archivesAndReopensUnderAnyName() {
        office.send(new CreateProject(manager, "shop"));
        office.send(new ChangeProject(manager, "shop", "store", true));
        for (var name : List.of("shop", "store")) {
            assertThatThrownBy(() -> start("s1", name)).as(name).isInstanceOf(ProjectIsArchived.class);
        }
        assertThat(office.send(new CreateProject(manager, "store")).written()).isTrue();
        start("s1", "shop");
        office.send(new ChangeProject(manager, "shop", null, true));
        assertThat(office.send(new ChangeProject(manager, "store", null, false)).written())
                .isTrue();
        start("s2", "store");
    }

    @Test
    void isForManagers() {
        var ann = office.joined(WEB, ANN, Role.MEMBER);
        start("s1", "shop");
        assertThatThrownBy(() -> office.send(new ChangeProject(ann, "shop", "mine", null)))
                .isInstanceOf(NotPermitted.class);
    }

    /** Whoever comes first has the name, whether they rename to it or start a session with it. */
    @Test
    void givesANameToOneOfThoseWhoWantItAtOnce() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                race(threads, "-" + i);
            }
        }
    }

    private void race(ExecutorService threads, String round) throws InterruptedException, ExecutionException {
        var wanted = "wanted" + round;
        for (var each : List.of("one", "two")) {
            start(each + round, each + round);
        }
        int done = 0;
        for (var each : threads.invokeAll(List.of(
                attempt(() -> rename("one" + round, wanted)),
                attempt(() -> rename("two" + round, wanted)),
                attempt(() -> start("new" + round, wanted))))) {
            done += each.get() ? 1 : 0;
        }
        var named = projects().stream()
                .filter(project -> project.name().equals(wanted))
                .toList();
        var recorded = named.isEmpty() ? wanted : named.getFirst().first();
        assertThat(named).hasSizeLessThan(2);
        assertThat(done).isEqualTo(1 + named.size());
        assertThat(office.events(SessionTags.project(WEB, recorded))).hasSize(1 + named.size());
    }

    private static Callable<Boolean> attempt(Callable<?> command) {
        return () -> {
            try {
                command.call();
                return true;
            } catch (ProjectExists e) {
                return false;
            }
        };
    }
}
