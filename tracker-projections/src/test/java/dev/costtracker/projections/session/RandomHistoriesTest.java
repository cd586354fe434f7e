package dev.costtracker.projections.session;

import static dev.costtracker.projections.session.History.HAIKU;
import static dev.costtracker.projections.session.History.PROJECT;
import static dev.costtracker.projections.session.History.SIGHT;
import static dev.costtracker.projections.session.History.SONNET;
import static dev.costtracker.projections.session.History.SONNET_BATCH;
import static dev.costtracker.projections.session.History.START;
import static dev.costtracker.projections.session.History.TEAM;
import static dev.costtracker.projections.session.History.content;
import static dev.costtracker.projections.session.History.cost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.JournalEvent.QuestionAnswered;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds of every history, tried on random ones. */
class RandomHistoriesTest {

    private static final List<SessionId> SESSIONS =
            List.of(new SessionId("s-0"), new SessionId("s-1"), new SessionId("s-2"));
    private static final List<@Nullable AppliedPrice> PRICES = Arrays.asList(SONNET, HAIKU, SONNET_BATCH, null);

    private final History history = new History();
    private final List<Logged> logged = new ArrayList<>();

    @RepeatedTest(60)
    void rowsAddUpToTotals(RepetitionInfo repetition) {
        play(new Random(repetition.getCurrentRepetition()));
        var summaries = new ArrayList<SessionSummary>();
        for (var session : SESSIONS) {
            var report = history.queries.report(SIGHT, session, null).orElseThrow();
            var tracking = report.costTracking();
            summaries.add(report.session());

            assertThat(history.queries.summary(SIGHT, session)).contains(report.session());
            assertThat(sum(tracking.interactions().stream()
                            .flatMap(row -> Stream.ofNullable(row.cost().amount()))))
                    .isEqualTo(tracking.cost().amount());
            assertThat(tracking.interactions().stream()
                            .map(InteractionRow::tokens)
                            .reduce(Usage.NONE, Usage::plus))
                    .isEqualTo(tracking.tokens());
            assertThat(sum(tracking.breakdown().stream().map(CostLine::cost))
                            .plus(tracking.cost().reportedOnly()))
                    .isEqualTo(tracking.cost().amount());
            assertThat(tracking.breakdown().stream().mapToLong(CostLine::units).sum())
                    .isEqualTo(tracking.tokens().total());
        }
        var project = history.queries.projectTotals(TEAM, PROJECT, null).orElseThrow();
        assertThat(summaries.stream().map(SessionSummary::cost).reduce(CostTotal.NONE, CostTotal::plus))
                .isEqualTo(project.cost());
        assertThat(summaries.stream().map(SessionSummary::tokens).reduce(Usage.NONE, Usage::plus))
                .isEqualTo(project.tokens());
        assertThat(summaries.stream().mapToLong(SessionSummary::interactions).sum())
                .isEqualTo(project.interactions());
    }

    @RepeatedTest(20)
    void reportAsOfIsTheReportOfThePrefix(RepetitionInfo repetition) {
        play(new Random(-repetition.getCurrentRepetition()));
        for (long k = 0; k < history.log.head(); k += 7) {
            var asOf = history.log.at(k).recordedAt();
            var log = history.log.prefix(history.log.positionAt(asOf));
            var prefix = new SessionQueries(log, new Directory(log));
            for (var session : SESSIONS) {
                assertThat(history.queries.report(SIGHT, session, asOf).map(RandomHistoriesTest::present))
                        .isEqualTo(prefix.report(SIGHT, session, null));
            }
        }
    }

    private static SessionReport present(SessionReport report) {
        return new SessionReport(
                report.session(),
                null,
                report.duration(),
                report.costTracking(),
                report.codeMetrics(),
                report.journal(),
                report.projectTotals(),
                report.ratings());
    }

    private void play(Random random) {
        for (var session : SESSIONS) {
            history.started(session, "session " + session.value(), START.plusSeconds(random.nextInt(3)));
        }
        var ended = new boolean[SESSIONS.size()];
        for (int step = 0; step < 120; step++) {
            int which = random.nextInt(SESSIONS.size());
            var session = SESSIONS.get(which);
            switch (random.nextInt(10)) {
                case 0 -> {
                    var at = START.plus(Duration.ofMinutes(step));
                    ended[which] = !ended[which];
                    var unused = ended[which] ? history.ended(session, at) : history.resumed(session, at);
                }
                case 1 -> change(random);
                case 2 -> ask(session, step, random);
                default -> log(session, step, random);
            }
        }
    }

    private void log(SessionId session, int step, Random random) {
        var content = randomContent(random);
        history.logged(session, "i-" + step, content, cost(content, pick(random)));
        logged.add(new Logged(session, "i-" + step));
    }

    private void change(Random random) {
        if (logged.isEmpty()) {
            return;
        }
        int which = random.nextInt(logged.size());
        var one = logged.get(which);
        if (random.nextInt(3) == 0) {
            history.voided(one.session, one.id);
            logged.remove(which);
        } else {
            var content = randomContent(random);
            history.amended(one.session, one.id, content, cost(content, pick(random)));
        }
    }

    private void ask(SessionId session, int step, Random random) {
        var entry = new EntryId("e-" + step);
        history.given(new QuestionAsked(TEAM, session, PROJECT, entry, "question " + step));
        if (random.nextBoolean()) {
            history.given(new QuestionAnswered(TEAM, session, PROJECT, entry, null));
        }
    }

    private static @Nullable AppliedPrice pick(Random random) {
        return PRICES.get(random.nextInt(PRICES.size()));
    }

    private static Interaction randomContent(Random random) {
        var usage = new Usage(
                1 + random.nextInt(100_000),
                random.nextBoolean() ? 0 : random.nextInt(20_000),
                random.nextBoolean() ? 0 : random.nextInt(10_000),
                random.nextInt(1_000_000),
                random.nextInt(9_999));
        var reported = random.nextInt(3) == 0 ? Money.usd(random.nextInt(1_000) + "." + random.nextInt(9)) : null;
        Instant at = START.plusSeconds(random.nextInt(1_000));
        return content("model", null, at, usage, reported, null);
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.ZERO, Money::plus);
    }

    private record Logged(SessionId session, String id) {}
}
