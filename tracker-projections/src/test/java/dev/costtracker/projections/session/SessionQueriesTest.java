package dev.costtracker.projections.session;

import static dev.costtracker.projections.session.History.SESSION;
import static dev.costtracker.projections.session.History.SIGHT;
import static dev.costtracker.projections.session.History.SONNET;
import static dev.costtracker.projections.session.History.START;
import static dev.costtracker.projections.session.History.TEAM;
import static dev.costtracker.projections.session.History.content;
import static dev.costtracker.projections.session.History.cost;
import static dev.costtracker.projections.session.History.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.JournalEvent.SessionRated;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Sight;
import dev.costtracker.core.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionQueriesTest {

    private static final TeamId OTHER_TEAM = new TeamId("other");

    private final History history = new History();
    private final SessionQueries queries = history.queries;

    @Test
    void sumsASessionUp() {
        history.started();
        log("i-1", 1_000_000, 0, "2.5");
        log("i-2", 0, 1_000_000, null);
        history.ended(SESSION, START.plusSeconds(60));

        assertThat(queries.summary(SIGHT, SESSION))
                .contains(new SessionSummary(
                        SESSION,
                        "Auth hardening",
                        "auth-service",
                        "JWT validation",
                        TEAM,
                        new MemberId("ada"),
                        SessionStatus.ENDED,
                        START,
                        START.plusSeconds(60),
                        2,
                        tokens(1_000_000, 1_000_000),
                        new CostTotal(Money.usd("18"), Money.usd("18"), Money.ZERO, Money.usd("2.5"), 0),
                        4));
    }

    @Test
    void knowsNoSessionOfAnotherTeam() {
        history.started();

        assertThat(queries.summary(Sight.all(OTHER_TEAM), SESSION)).isEmpty();
        assertThat(queries.report(Sight.all(OTHER_TEAM), SESSION, null)).isEmpty();
        assertThat(queries.projectTotals(OTHER_TEAM, History.PROJECT, null)).isEmpty();
        assertThat(queries.interaction(SIGHT, new InteractionId("i-1"))).isEmpty();
    }

    @Test
    void showsAMemberOnlyTheirOwn() {
        startThree();
        history.given(new QuestionAsked(TEAM, new SessionId("s-1"), "api", new EntryId("ada"), "of ada"));
        history.given(new QuestionAsked(TEAM, new SessionId("s-2"), "api", new EntryId("bob"), "of bob"));
        start("s-4", "Bob again", "api", "bob", START.plus(Duration.ofHours(3)));
        var content = content("x", tokens(1, 1), null, null);
        history.logged(new SessionId("s-1"), "i-1", content, cost(content, SONNET));
        var bob = new Sight(TEAM, new MemberId("bob"));

        assertThat(queries.summary(bob, new SessionId("s-1"))).isEmpty();
        assertThat(queries.report(bob, new SessionId("s-1"), null)).isEmpty();
        assertThat(queries.interaction(bob, new InteractionId("i-1"))).isEmpty();
        assertThat(queries.interaction(SIGHT, new InteractionId("i-1"))).isPresent();

        var report = queries.report(bob, new SessionId("s-4"), null).orElseThrow();
        assertThat(report.projectTotals().sessions()).as("the team's totals").isEqualTo(3);
        assertThat(report.journal().questions())
                .extracting(question -> question.text())
                .containsExactly("of bob");
        assertThat(queries.report(SIGHT, new SessionId("s-4"), null)
                        .orElseThrow()
                        .journal()
                        .questions())
                .hasSize(2);
    }

    @Test
    void keepsReportedAndUnpricedApart() {
        history.started();
        var reported = content("gpt-99", null, START, tokens(1, 1), Money.usd("0.25"), null);
        var unpriced = content("gpt-99", null, START, tokens(1, 1), null, null);
        history.logged(SESSION, "i-1", reported, cost(reported, null));
        history.logged(SESSION, "i-2", unpriced, cost(unpriced, null));
        log("i-3", 1_000_000, 0, "1");

        assertThat(queries.summary(SIGHT, SESSION).orElseThrow().cost())
                .isEqualTo(new CostTotal(Money.usd("3.25"), Money.usd("3"), Money.usd("0.25"), Money.usd("1.25"), 1));
    }

    @Test
    void averagesAProjectOverItsEndedSessions() {
        history.started();
        log("i-1", 1_000_000, 0, null);
        history.ended(SESSION, START.plus(Duration.ofHours(2)));
        var open = new SessionId("s-2");
        history.started(open, "open", START);
        var content = content("x", tokens(0, 1_000_000), null, null);
        history.logged(open, "i-2", content, cost(content, SONNET));

        assertThat(queries.projectTotals(TEAM, History.PROJECT, null))
                .contains(new ProjectTotals(
                        History.PROJECT,
                        2,
                        1,
                        Duration.ofHours(2),
                        2,
                        tokens(1_000_000, 1_000_000),
                        new CostTotal(Money.usd("18"), Money.usd("18"), Money.ZERO, Money.ZERO, 0),
                        Money.usd("1.5"),
                        5));
    }

    @Test
    void sumsTheIntervalsOfAResumedSession() {
        history.started()
                .ended(SESSION, START.plusSeconds(600))
                .resumed(SESSION, START.plusSeconds(6_000))
                .ended(SESSION, START.plusSeconds(7_200));

        assertThat(history.report().duration()).isEqualTo(Duration.ofMinutes(30));

        history.resumed(SESSION, START.plusSeconds(9_000));

        assertThat(history.report().duration()).isNull();
        assertThat(history.report().session().endedAt()).isNull();
    }

    @Test
    void reportsAsItWasKnownThen() {
        history.started();
        log("i-1", 1_000_000, 0, null);
        history.given(new SessionRated(TEAM, SESSION, 3, null, null, null));
        history.given(new SessionRated(TEAM, SESSION, 9, null, null, null));
        history.voided(SESSION, "i-1");
        var before = history.log.at(2).recordedAt();

        var then = queries.report(SIGHT, SESSION, before).orElseThrow();
        var now = history.report();

        assertThat(then.ratings().session()).isEqualTo(3);
        assertThat(then.session().cost().amount()).isEqualTo(Money.usd("3"));
        assertThat(then.projectTotals().cost().amount()).isEqualTo(Money.usd("3"));
        assertThat(then.session().position()).isEqualTo(3);
        assertThat(now.ratings().session()).isEqualTo(9);
        assertThat(now.session().cost()).isEqualTo(CostTotal.NONE);
        assertThat(now.costTracking().voidedInteractions()).isEqualTo(1);
        assertThat(queries.report(SIGHT, SESSION, Instant.EPOCH)).isEmpty();
    }

    @Test
    void reportsTenThousandInteractionsInOnePass() {
        history.started();
        for (int i = 0; i < 10_000; i++) {
            log("i-" + i, i, 1, null);
        }
        history.log.handedOut();

        var report = history.report();

        assertThat(report.costTracking().interactions()).hasSize(10_000);
        assertThat(report.session().tokens()).isEqualTo(tokens(49_995_000, 10_000));
        // The session once, and its project once.
        assertThat(history.log.handedOut()).isEqualTo(2 * 10_001);
    }

    private void log(String id, long input, long output, @Nullable String reported) {
        var content = content("x", tokens(input, output), reported == null ? null : Money.usd(reported), null);
        history.logged(SESSION, id, content, cost(content, SONNET));
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
}
