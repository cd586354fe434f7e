package dev.costtracker.projections.spend;

import static dev.costtracker.projections.session.History.SESSION;
import static dev.costtracker.projections.session.History.SIGHT;
import static dev.costtracker.projections.session.History.SONNET;
import static dev.costtracker.projections.session.History.START;
import static dev.costtracker.projections.session.History.TEAM;
import static dev.costtracker.projections.session.History.content;
import static dev.costtracker.projections.session.History.cost;
import static dev.costtracker.projections.session.History.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Sight;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.History;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionPage;
import dev.costtracker.projections.session.SessionSort;
import dev.costtracker.projections.session.SessionStatus;
import dev.costtracker.projections.session.SessionSummary;
import dev.costtracker.projections.views.FoldedView;
import dev.costtracker.projections.views.SqliteViews;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionListTest {

    private final History history = new History();
    private final SqliteViews store;
    private final FoldedView view;
    private final SpendQueries queries;

    SessionListTest(@TempDir Path directory) {
        store = SqliteViews.open(directory);
        view = FoldedView.begin(store, SpendView.INSTANCE);
        queries = new SpendQueries(view, new Directory(history.log));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void showsASessionAsItsOwnSummary() {
        history.started();
        log("s-1", "i-1", 1_000_000);
        history.ended(SESSION, START.plusSeconds(60));

        assertThat(list(SIGHT, SessionFilter.ALL).items())
                .containsExactly(history.queries.summary(SIGHT, SESSION).orElseThrow());
    }

    @Test
    void showsNothingOfAnotherTeam() {
        history.started();

        assertThat(list(Sight.all(new TeamId("other")), SessionFilter.ALL).items())
                .isEmpty();
    }

    @Test
    void showsAMemberOnlyTheirOwn() {
        startThree();
        start("s-4", "Bob again", "api", "bob", START.plus(Duration.ofHours(3)));
        var bob = new Sight(TEAM, new MemberId("bob"));

        assertThat(list(bob, SessionFilter.ALL).items())
                .extracting(SessionSummary::name)
                .containsExactly("Bob again", "bob");
        assertThat(list(bob, where(null, new MemberId("ada"), null, null, null, null))
                        .items())
                .isEmpty();
    }

    @Test
    void ordersByCost() {
        startThree();
        log("s-1", "i-1", 2);
        log("s-2", "i-2", 10);
        log("s-3", "i-3", 1);

        assertThat(names(filter(SessionSort.CHEAPEST, null, null))).containsExactly("Carol", "Alice", "bob");
        assertThat(names(filter(SessionSort.COSTLIEST, null, null))).containsExactly("bob", "Alice", "Carol");

        history.voided(new SessionId("s-2"), "i-2");

        assertThat(names(filter(SessionSort.CHEAPEST, null, null))).containsExactly("bob", "Carol", "Alice");
    }

    @Test
    void listsNewestFirst() {
        startThree();

        assertThat(names(SessionFilter.ALL)).containsExactly("Carol", "bob", "Alice");
        assertThat(names(filter(SessionSort.OLDEST, null, null))).containsExactly("Alice", "bob", "Carol");
        assertThat(names(filter(SessionSort.NAME, null, null))).containsExactly("Alice", "Carol", "bob");
        assertThat(names(filter(SessionSort.NAME_DESCENDING, null, null))).containsExactly("bob", "Carol", "Alice");
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        startThree();
        history.ended(new SessionId("s-2"), START.plus(Duration.ofHours(3)));
        var later = START.plus(Duration.ofHours(1));

        assertThat(names(where(null, null, SessionStatus.ENDED, null, null, null)))
                .containsExactly("bob");
        assertThat(names(where(null, null, SessionStatus.ACTIVE, null, null, null)))
                .containsExactly("Carol", "Alice");
        assertThat(names(where("web", null, null, null, null, null))).containsExactly("Carol");
        assertThat(names(where(null, new MemberId("bob"), null, null, null, null)))
                .containsExactly("bob");
        assertThat(names(where(null, null, null, later, null, null))).containsExactly("Carol", "bob");
        assertThat(names(where(null, null, null, null, later, null))).containsExactly("Alice");
        assertThat(names(where(null, null, null, null, null, "BO"))).containsExactly("bob");
        assertThat(names(where(null, null, null, null, null, "WEB"))).containsExactly("Carol");
        assertThat(names(where(null, null, null, null, null, "parsing"))).containsExactly("bob", "Alice");
        assertThat(names(where(null, null, null, null, null, "nothing"))).isEmpty();
    }

    @Test
    void listsPageByPageInEveryOrder() {
        for (int i = 0; i < 23; i++) {
            start("s-" + i, "name " + i % 3, "api", "ada", START.plus(Duration.ofMinutes(i / 5)));
        }
        for (var sort : SessionSort.values()) {
            var whole = list(SIGHT, new SessionFilter(null, null, null, null, null, null, sort, 500, null));
            var paged = new ArrayList<SessionSummary>();
            @Nullable String cursor = null;
            do {
                var page = list(SIGHT, filter(sort, 5, cursor));
                paged.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);

            assertThat(whole.items()).hasSize(23);
            assertThat(paged).containsExactlyElementsOf(whole.items());
        }
    }

    @Test
    void refusesACursorThatNoListGave() {
        startThree();
        var cursor = list(SIGHT, filter(SessionSort.NAME, 1, null)).next();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> list(SIGHT, filter(SessionSort.OLDEST, 1, cursor)))
                .withMessageContaining("cursor");
        for (var wrong : List.of("", "%%%", "AAAA", "bmFtZQoxCjIKMw")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> list(SIGHT, filter(SessionSort.NAME, 1, wrong)))
                    .withMessageContaining("cursor");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> filter(SessionSort.NAME, 501, null));
    }

    private SessionPage list(Sight sight, SessionFilter filter) {
        view.follow(history.log);
        return queries.sessions(sight, filter);
    }

    private void log(String session, String id, long input) {
        var content = content("x", tokens(input, 0), null, null);
        history.logged(new SessionId(session), id, content, cost(content, SONNET));
    }

    private void startThree() {
        start("s-1", "Alice", "api", "ada", START);
        start("s-2", "bob", "api", "bob", START.plus(Duration.ofHours(1)));
        start("s-3", "Carol", "web", "ada", START.plus(Duration.ofHours(2)));
    }

    private void start(String id, String name, String project, String user, Instant at) {
        var focus = project.equals("api") ? "Parsing" : null;
        history.given(new SessionStarted(TEAM, new SessionId(id), new MemberId(user), name, project, focus, at));
    }

    private List<String> names(SessionFilter filter) {
        return list(SIGHT, filter).items().stream().map(SessionSummary::name).toList();
    }

    private static SessionFilter filter(SessionSort sort, @Nullable Integer limit, @Nullable String cursor) {
        return new SessionFilter(null, null, null, null, null, null, sort, limit == null ? 50 : limit, cursor);
    }

    private static SessionFilter where(
            @Nullable String project,
            @Nullable MemberId user,
            @Nullable SessionStatus status,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String q) {
        return new SessionFilter(project, user, status, from, to, q, SessionSort.NEWEST, 50, null);
    }
}
