package dev.costtracker.projections.session;

import static dev.costtracker.projections.session.History.PROJECT;
import static dev.costtracker.projections.session.History.RECORDED;
import static dev.costtracker.projections.session.History.SESSION;
import static dev.costtracker.projections.session.History.SIGHT;
import static dev.costtracker.projections.session.History.SONNET;
import static dev.costtracker.projections.session.History.SONNET_BATCH;
import static dev.costtracker.projections.session.History.START;
import static dev.costtracker.projections.session.History.TEAM;
import static dev.costtracker.projections.session.History.content;
import static dev.costtracker.projections.session.History.cost;
import static dev.costtracker.projections.session.History.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.pricing.CostPart;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Speed;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.TeamId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InteractionDetailTest {

    private static final InteractionId ID = new InteractionId("msg-1");
    private static final InteractionId ALIAS = new InteractionId("req-1");

    private final History history = new History().started();

    @Test
    void tellsWhatBecameOfIt() {
        var first = content("Streamed", tokens(1_000, 2), null, null);
        var larger = content("Streamed", tokens(1_000, 400), Money.usd("0.01"), null);
        history.logged(SESSION, ID.value(), first, cost(first, SONNET));
        history.given(new InteractionAmended(
                TEAM, SESSION, PROJECT, ID, List.of(ALIAS), larger, cost(larger, SONNET), "larger copy"));

        var detail = detail(ID);

        assertThat(detail(ALIAS)).isEqualTo(detail);
        assertThat(detail.aliases()).containsExactly(ALIAS);
        assertThat(detail.recordedAt()).isEqualTo(RECORDED.plusSeconds(1));
        assertThat(detail.content()).isEqualTo(larger);
        assertThat(detail.cost()).isEqualTo(cost(larger, SONNET));
        assertThat(detail.voided()).isFalse();
        assertThat(detail.history())
                .containsExactly(
                        new InteractionChange(
                                InteractionChange.Kind.LOGGED,
                                1,
                                RECORDED.plusSeconds(1),
                                "event-1",
                                "ada",
                                "key-1",
                                null,
                                List.of(),
                                first,
                                cost(first, SONNET)),
                        new InteractionChange(
                                InteractionChange.Kind.AMENDED,
                                2,
                                RECORDED.plusSeconds(2),
                                "event-2",
                                "ada",
                                "key-1",
                                "larger copy",
                                List.of(ALIAS),
                                larger,
                                cost(larger, SONNET)));
    }

    @Test
    void keepsWhatAVoidedOneHad() {
        var content = content("Mistake", tokens(1_000, 2), null, null);
        history.logged(SESSION, ID.value(), content, cost(content, SONNET)).voided(SESSION, ID.value());

        var detail = detail(ID);

        assertThat(detail.voided()).isTrue();
        assertThat(detail.content()).isEqualTo(content);
        assertThat(detail.history().getLast())
                .extracting(InteractionChange::kind, InteractionChange::reason)
                .containsExactly(InteractionChange.Kind.VOIDED, "a test run");
        assertThat(detail.history().getLast().content()).isNull();
    }

    @Test
    void explainsTheCostClassByClass() {
        var usage = new Usage(1_200, 50_000, 0, 940_000, 5_300);
        var content = new Interaction(
                "claude-sonnet-4",
                null,
                null,
                START,
                usage,
                "batch",
                Speed.STANDARD,
                null,
                3,
                Money.usd("0.3"),
                "claude-code-transcript");
        history.logged(SESSION, ID.value(), content, cost(content, SONNET_BATCH));

        var explain = detail(ID).explain();

        assertThat(explain.steps())
                .containsExactly(
                        "input: 1,200 × $3/1M × 0.5 (batch) = $0.0018",
                        "cacheWrite5m: 50,000 × $3.75/1M × 0.5 (batch) = $0.09375",
                        "cacheRead: 940,000 × $0.3/1M × 0.5 (batch) = $0.141",
                        "output: 5,300 × $15/1M × 0.5 (batch) = $0.03975",
                        "serverTools: 3 × $10/1K = $0.03",
                        "calculated: $0.0018 + $0.09375 + $0.141 + $0.03975 + $0.03 = $0.3063");
        assertThat(explain.parts())
                .extracting(CostPart::name)
                .containsExactly("input", "cacheWrite5m", "cacheRead", "output", "serverTools");
        assertThat(explain.price()).isEqualTo(SONNET_BATCH);
        assertThat(explain.difference()).isEqualTo(Money.usd("-0.0063"));
        assertThat(explain.evidence())
                .isEqualTo(new Explanation.Evidence(
                        "event-1", 1, RECORDED.plusSeconds(1), "ada", "claude-code-transcript", Money.usd("0.3")));
    }

    @Test
    void saysWhyThereIsNoPrice() {
        var reported = content("gpt-99", null, START, tokens(1, 1), Money.usd("0.25"), null);
        var unpriced = content("gpt-99", null, START, tokens(1, 1), null, null);
        history.logged(SESSION, "i-1", reported, cost(reported, null));
        history.logged(SESSION, "i-2", unpriced, cost(unpriced, null));

        assertThat(detail(new InteractionId("i-1")).explain())
                .extracting(Explanation::reason, Explanation::steps)
                .containsExactly(
                        "model gpt-99 is not in the price book",
                        List.of("no price, so the client's own figure counts: $0.25"));
        assertThat(detail(new InteractionId("i-2")).explain())
                .extracting(Explanation::reason, Explanation::steps)
                .containsExactly(
                        "model gpt-99 is not in the price book",
                        List.of("unpriced: neither a price nor a figure of the client's"));
    }

    private InteractionDetail detail(InteractionId id) {
        return history.queries.interaction(SIGHT, id).orElseThrow();
    }

    @Test
    void findsManyInOneRead() {
        for (int i = 0; i < 300; i++) {
            var content = content("Bulk", tokens(1_000 + i, 2), null, null);
            history.logged(SESSION, "bulk-" + i, content, cost(content, SONNET));
        }
        var grown = content("Bulk", tokens(7, 7), null, null);
        history.given(new InteractionAmended(
                TEAM, SESSION, PROJECT, new InteractionId("bulk-5"), List.of(ALIAS), grown, cost(grown, SONNET), "x"));
        history.voided(SESSION, "bulk-6");
        var ids = IntStream.range(0, 250)
                .mapToObj(i -> new InteractionId("bulk-" + i))
                .toList();
        var queries = new SessionQueries(history.log, new Directory(history.log));
        assertThat(queries.interaction(SIGHT, ID)).isEmpty();
        var unused = history.log.reads();

        var found = queries.interactions(TEAM, ids, history.log.head());

        assertThat(history.log.reads()).isEqualTo(1);
        assertThat(found).hasSize(250);
        found.forEach((id, detail) ->
                assertThat(queries.interaction(SIGHT, id)).as(id.value()).contains(detail));
        assertThat(queries.interactions(TEAM, ids, history.log.head() - 2))
                .extractingByKey(new InteractionId("bulk-5"))
                .extracting(detail -> detail.content().usage())
                .isEqualTo(tokens(1_005, 2));
        assertThat(queries.interactions(new TeamId("other"), ids, history.log.head()))
                .isEmpty();
        assertThat(queries.interactions(TEAM, List.of(), history.log.head())).isEmpty();
    }
}
