package dev.costtracker.projections.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.ProjectChange.ProjectRenamed;
import dev.costtracker.core.team.Sight;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.ProjectTotals;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionQueries;
import dev.costtracker.projections.session.SessionSort;
import dev.costtracker.projections.session.SessionSummary;
import dev.costtracker.projections.views.FoldedView;
import dev.costtracker.projections.views.SqliteViews;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a project is renamed, everything that is shown of it has the new name, and no sum moves by a digit. */
class RenamedProjectTest {

    private static final TeamId RED = RandomSpend.TEAMS.getFirst();
    private static final TeamId BLUE = RandomSpend.TEAMS.getLast();
    private static final String OLD = "api";
    private static final String NEW = "zebra"; // behind "web", before which "api" was

    private final RandomSpend history = new RandomSpend(new Random(11), 400);
    private final SqliteViews store;
    private final FoldedView view;
    private final SpendQueries queries;
    private final SessionQueries sessions;

    RenamedProjectTest(@TempDir Path directory) {
        store = SqliteViews.open(directory);
        view = FoldedView.begin(store, SpendView.INSTANCE).follow(history.log);
        var names = new Directory(history.log);
        queries = new SpendQueries(view, names);
        sessions = new SessionQueries(history.log, names);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void rename() {
        history.log.append(Instant.EPOCH.plusSeconds(history.log.head()), Map.of(), new ProjectRenamed(RED, OLD, NEW));
        view.follow(history.log);
    }

    private SpendAnswer byProject(@Nullable String project) {
        return queries.spend(new SpendQuestion(
                Map.of(RED, ZoneOffset.UTC, BLUE, ZoneOffset.UTC),
                Set.of(Dimension.TEAM, Dimension.PROJECT),
                null,
                null,
                project,
                null,
                null));
    }

    private List<SessionSummary> listed(@Nullable String project, @Nullable String q) {
        var filter = new SessionFilter(project, null, null, null, null, q, SessionSort.OLDEST, 500, null);
        return queries.sessions(Sight.all(RED), filter).items();
    }

    private ProjectTotals named(ProjectTotals totals, String name) {
        return new ProjectTotals(
                name,
                totals.sessions(),
                totals.openSessions(),
                totals.duration(),
                totals.interactions(),
                totals.tokens(),
                totals.cost(),
                totals.averageCostPerHour(),
                history.log.head());
    }

    @Test
    void movesNoSum(@TempDir Path other) {
        var before = byProject(null);
        var meters = queries.meters();
        rename();
        var after = byProject(null);
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(after.rows()).hasSameSizeAs(before.rows()).allSatisfy(row -> {
            var group = row.group();
            var old = NEW.equals(group.project()) ? OLD : group.project();
            assertThat(before.rows())
                    .contains(new SpendAnswer.Row(new SpendGroup(null, group.team(), old, null, null), row.tally()));
        });
        assertThat(after.rows()).extracting(row -> row.group().project()).containsExactly("api", "web", "web", NEW);
        assertThat(queries.meters().meters()).isEqualTo(meters.meters());
        try (var empty = SqliteViews.open(other)) {
            var anew = FoldedView.begin(empty, SpendView.INSTANCE).follow(history.log);
            assertThat(new SpendQueries(anew, new Directory(history.log)).meters())
                    .isEqualTo(queries.meters());
        }
    }

    @Test
    void hasBothNamesForAFilter() {
        var before = byProject(OLD);
        rename();
        assertThat(byProject(OLD).total()).isEqualTo(before.total());
        assertThat(byProject(NEW).rows())
                .singleElement()
                .isEqualTo(byProject(OLD).rows().getLast());
    }

    @Test
    void showsItsTotalsUnderTheNewName() {
        var before = queries.projectTotals(RED, OLD).orElseThrow();
        var other = queries.projectTotals(BLUE, OLD).orElseThrow();
        rename();
        var expected = named(before, NEW);
        for (var name : List.of(OLD, NEW)) {
            assertThat(queries.projectTotals(RED, name)).contains(expected);
            assertThat(sessions.projectTotals(RED, name, null)).contains(expected);
            assertThat(queries.projects(RED, name).items()).containsExactly(expected);
            assertThat(sessions.projects(RED, name, Instant.MAX).items()).containsExactly(expected);
        }
        assertThat(queries.projectTotals(BLUE, OLD)).contains(named(other, OLD));
        assertThat(queries.projectTotals(BLUE, NEW)).isEmpty();
        assertThat(sessions.projects(RED, null, Instant.MAX)).isEqualTo(queries.projects(RED, null));
        assertThat(queries.projects(RED, null).items())
                .extracting(ProjectTotals::project)
                .containsExactly("web", NEW);
    }

    @Test
    void showsItsSessionsUnderTheNewName() {
        var before = listed(OLD, null);
        rename();
        assertThat(before).isNotEmpty();
        assertThat(listed(NEW, null)).hasSameSizeAs(before).isEqualTo(listed(OLD, null));
        assertThat(listed(null, "ZEBRA")).isEqualTo(listed(NEW, null));
        assertThat(listed(NEW, null)).allSatisfy(session -> {
            assertThat(session.project()).isEqualTo(NEW);
            assertThat(sessions.summary(Sight.all(RED), session.id())).contains(session);
            var report = sessions.report(Sight.all(RED), session.id(), null).orElseThrow();
            assertThat(report.session()).isEqualTo(session);
            assertThat(report.projectTotals().project()).isEqualTo(NEW);
        });
    }
}
