package dev.costtracker.projections.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.costtracker.core.eventlog.StandIn;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.ledger.StoredEvents;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.session.StartSession;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.views.CountingView.Counted;
import dev.costtracker.projections.views.Views.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Views that follow a real log. */
@Timeout(120)
class ViewsTest {

    private static final Instant NOW = Instant.parse("2026-10-01T09:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Caller ADMIN = new Caller(TeamId.DEFAULT, MemberId.ADMIN, KeyId.ADMIN, Standing.ADMINISTRATOR);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Settings QUICK =
            new Settings(Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofSeconds(10));

    private final Path directory;
    private final CountingView view = new CountingView(1);
    private final Ledger ledger;
    private int sessions;

    ViewsTest(@TempDir Path directory) {
        this.directory = directory;
        this.ledger = Ledger.open(directory.resolve("log"), CLOCK);
        start(5);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void start(int count) {
        start(ledger, count);
    }

    private void start(Ledger in, int count) {
        for (int i = 0; i < count; i++) {
            var session = new SessionId("s-" + sessions++);
            in.commands().send(ADMIN, new StartSession(ADMIN, session, "n", "api", null, null, NOW));
        }
    }

    private Views open(CountingView... views) {
        return open(SqliteViews.open(directory), ledger, views);
    }

    private static Views open(ViewStore store, Ledger ledger, CountingView... views) {
        var names = StoredEvents.TYPES.stream()
                .map(type -> new QualifiedName(type.name()))
                .collect(Collectors.toSet());
        return Views.open(store, ledger.log(), ledger::events, names, List.of(views), QUICK);
    }

    private long head() {
        return ledger.log().head();
    }

    private static ViewState state(Views views) {
        return views.states().getFirst();
    }

    private void awaitCaughtUp(Views views, CountingView of) {
        assertThat(views.awaitPosition(of, head(), LIMIT)).isTrue();
        assertThat(of.counted(views)).isEqualTo(new Counted(head() * of.version(), head()));
    }

    @Test
    void readsWhatWasJustWritten() {
        try (var views = open(view)) {
            for (int i = 0; i < 20; i++) {
                start(1);
                assertThat(view.counted(views)).isEqualTo(new Counted(head(), head()));
            }
            assertThat(state(views)).isEqualTo(new ViewState("counting", 1, true, head(), head(), null, 0, true, null));
        }
    }

    @Test
    void goesOnWhereItWas() {
        open(view).close();
        start(3);

        try (var views = open(view)) {
            awaitCaughtUp(views, view);
            assertThat(state(views).generation()).isEqualTo(1);
        }
    }

    @Test
    void buildsAnewBesideTheOneThatAnswers() {
        try (var views = open(view)) {
            assertThat(views.rebuild(view)).isEqualTo(2);
            while (state(views).generation() == 1) {
                start(1);
                assertThat(view.counted(views).position()).isEqualTo(head());
            }
            awaitCaughtUp(views, view);
            assertThat(state(views).building()).isNull();
        }
        try (var store = SqliteViews.open(directory)) {
            assertThat(store.generations()).extracting(Generation::number).contains(2);
        }
    }

    @Test
    void dropsWhatWasReplaced() {
        var store = SqliteViews.open(directory);
        try (var views = open(store, ledger, view)) {
            assertThat(views.rebuild(view)).isEqualTo(2);

            await().atMost(LIMIT).untilAsserted(() -> assertThat(store.generations())
                    .extracting(Generation::number)
                    .containsExactly(2));
            awaitCaughtUp(views, view);
        }
    }

    @Test
    void buildsAnewWhatWasDeleted() throws IOException {
        open(view).close();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        try (var views = open(view)) {
            awaitCaughtUp(views, view);
        }
    }

    @Test
    void buildsAnewWhatWasDamaged() throws IOException {
        open(view).close();
        Files.writeString(directory.resolve("views.db"), "damaged ".repeat(2_000));

        try (var views = open(view)) {
            awaitCaughtUp(views, view);
        }
    }

    @Test
    void buildsAnewWhatHasAnotherLayout() throws SQLException {
        open(view).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("views.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        try (var views = open(view)) {
            awaitCaughtUp(views, view);
        }
    }

    @Test
    void buildsAnewWhatWasFoldedFromALongerLog() {
        open(view).close();
        try (var older = Ledger.open(directory.resolve("older"), CLOCK)) {
            start(older, 1);
            try (var views = open(SqliteViews.open(directory), older, view)) {
                long head = older.log().head();
                assertThat(views.awaitPosition(view, head, LIMIT)).isTrue();
                assertThat(view.counted(views)).isEqualTo(new Counted(head, head));
            }
        }
    }

    @Test
    void buildsAnewWhatWasFoldedFromAnotherLog() {
        open(view).close();
        try (var other = Ledger.open(directory.resolve("other"), CLOCK)) {
            start(other, 50);
            try (var views = open(SqliteViews.open(directory), other, view)) {
                long head = other.log().head();
                assertThat(views.awaitPosition(view, head, LIMIT)).isTrue();
                assertThat(view.counted(views)).isEqualTo(new Counted(head, head));
            }
        }
    }

    @Test
    void answersFromTheOldVersionUntilTheNewOneIsBuilt() {
        open(view).close();
        var raised = new CountingView(2);
        raised.failing.set(true);

        try (var views = open(raised)) {
            assertThat(raised.counted(views)).as("as the old version left it").isEqualTo(new Counted(head(), head()));
            assertThat(state(views).building()).isEqualTo(2);
            raised.failing.set(false);

            await().atMost(LIMIT).until(() -> state(views).generation() == 2);
            awaitCaughtUp(views, raised);
        }
    }

    @Test
    void triesAgainWhatFailedAndSkipsNothing() {
        try (var views = open(view)) {
            view.failing.set(true);
            start(3);
            await().atMost(LIMIT).until(() -> view.failures.get() >= 3);
            assertThat(state(views).trouble()).isEqualTo("told to fail");
            assertThat(state(views).lag()).isPositive();

            view.failing.set(false);

            awaitCaughtUp(views, view);
            await().atMost(LIMIT).until(() -> state(views).trouble() == null);
        }
    }

    @Test
    void doesNotAnswerBeforeItIsBuilt() {
        view.failing.set(true);
        try (var views = open(view)) {
            assertThatExceptionOfType(ViewBeingBuilt.class)
                    .isThrownBy(() -> view.counted(views))
                    .satisfies(building -> {
                        assertThat(building.position()).isZero();
                        assertThat(building.head()).isEqualTo(head());
                    });
            assertThat(state(views).ready()).isFalse();

            view.failing.set(false);

            await().atMost(LIMIT).until(() -> state(views).ready());
            awaitCaughtUp(views, view);
        }
    }

    @Test
    @SuppressWarnings("try") // that it is closed is what happens
    void isFoldedByOneOfTwoNodesAndReadByBoth() {
        try (var database = new StandIn()) {
            var one = open(MongoViews.open(database.uri() + "/tracker"), ledger, view);
            await().atMost(LIMIT).until(() -> state(one).own());
            try (var other = open(MongoViews.open(database.uri() + "/tracker"), ledger, view)) {
                start(5);
                awaitCaughtUp(one, view);
                awaitCaughtUp(other, view);
                assertThat(state(other).own()).isFalse();

                one.close();

                await().atMost(LIMIT).until(() -> state(other).own());
                start(5);
                awaitCaughtUp(other, view);
            }
        }
    }

    @Test
    void isTakenOverFromANodeThatIsGone() {
        try (var database = new StandIn()) {
            var store = MongoViews.open(database.uri() + "/tracker");
            var gone = open(store, ledger, view);
            await().atMost(LIMIT).until(() -> state(gone).own());
            try (var other = open(MongoViews.open(database.uri() + "/tracker"), ledger, view)) {
                store.close();
                start(5);

                awaitCaughtUp(other, view);
                await().atMost(LIMIT).until(() -> state(other).own());
            }
            gone.close();
        }
    }
}
