package dev.costtracker.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.TestServer;
import dev.costtracker.core.eventlog.StandIn;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators scrape. */
class MetricsTest {

    @TempDir
    private Path data = Path.of("");

    private static void log(TestServer server, String session, String id, String model, String more) {
        var body = "{\"id\":\"%s\",\"model\":\"%s\",\"occurredAt\":\"2026-10-05T10:00:00Z\",%s}"
                .formatted(id, model, more);
        assertThat(server.post("/api/v1/sessions/" + session + "/interactions", body)
                        .status())
                .isEqualTo(201);
    }

    private static void start(TestServer server, String session, String project) {
        server.post(
                "/api/v1/sessions", "{\"id\":\"%s\",\"name\":\"n\",\"project\":\"%s\"}".formatted(session, project));
    }

    private static void work(TestServer server) {
        start(server, "s-1", "shop");
        log(server, "s-1", "i-1", "claude-sonnet-4-5", "\"usage\":{\"input\":1234567,\"cacheRead\":7,\"output\":89}");
        log(server, "s-1", "i-2", "claude-opus-4-5", "\"usage\":{\"input\":3,\"cacheWrite5m\":11,\"cacheWrite1h\":13}");
        log(server, "s-1", "i-3", "no-such-model", "\"usage\":{\"input\":5},\"reportedCost\":\"0.0421\"");
        log(server, "s-1", "i-4", "no-such-model", "\"usage\":{\"input\":5}");
        server.post(
                "/api/v1/interactions/i-1/amend",
                "{\"model\":\"claude-sonnet-4-5\",\"occurredAt\":\"2026-10-05T10:00:00Z\",\"usage\":{\"input\":1000000,\"output\":100},\"reason\":\"x\"}");
        server.post("/api/v1/interactions/i-2/void", "{\"reason\":\"y\"}");
        server.post("/api/v1/sessions/s-1/end", "{}");
    }

    private static BigDecimal now(Scrape scrape, String metric, String corrections) {
        return scrape.sum(metric)
                .add(scrape.sum(corrections, "direction=\"increase\""))
                .subtract(scrape.sum(corrections, "direction=\"decrease\""));
    }

    @Test
    void countsWhatWasSpentToTheLastDigit() {
        try (var server = TestServer.in(data)) {
            work(server);
            var scrape = Scrape.of(server);
            var total = server.get("/api/v1/projects/shop/totals").json();

            assertThat(now(scrape, "tracker_cost_usd_total", "tracker_cost_corrections_usd_total"))
                    .isEqualByComparingTo(total.at("/cost/amount").asString());
            assertThat(now(scrape, "tracker_tokens_total", "tracker_token_corrections_total"))
                    .isEqualByComparingTo(BigDecimal.valueOf(1_000_110));
            assertThat(now(scrape, "tracker_interactions_total", "tracker_interaction_corrections_total"))
                    .isEqualByComparingTo(BigDecimal.valueOf(3));
            assertThat(scrape.sum("tracker_cost_usd_total", "model=\"claude-sonnet-4-5\"", "token_type=\"input\""))
                    .isEqualByComparingTo("7.407402");
            assertThat(scrape.sum("tracker_cost_usd_total", "basis=\"reported\"", "model=\"other\""))
                    .isEqualByComparingTo("0.0421");
            assertThat(scrape.sum("tracker_unpriced_interactions")).isEqualByComparingTo("1");
            assertThat(scrape.sum("tracker_sessions_started_total", "team=\"default\"", "project=\"shop\""))
                    .isEqualByComparingTo("1");
            assertThat(scrape.sum("tracker_sessions_ended_total")).isEqualByComparingTo("1");
            assertThat(scrape.sum("tracker_sessions_active")).isEqualByComparingTo("0");
        }
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        Scrape before;
        try (var server = TestServer.in(data)) {
            work(server);
            before = Scrape.of(server);
        }
        try (var server = TestServer.in(data)) {
            var after = Scrape.of(server);
            for (var metric : List.of(
                    "tracker_cost_usd_total",
                    "tracker_cost_corrections_usd_total",
                    "tracker_tokens_total",
                    "tracker_interactions_total",
                    "tracker_sessions_started_total")) {
                assertThat(after.sum(metric)).as(metric).isEqualByComparingTo(before.sum(metric));
                assertThat(after.sum(metric)).as(metric).isPositive();
            }
        }
    }

    /** A new label would begin a second series at the full sum, and a counter that ends is one that falls. */
    @Test
    void goesOnUnderTheFirstNameOfARenamedProject() {
        try (var server = TestServer.in(data)) {
            work(server);
            var before = Scrape.of(server).shared();
            var position = server.send(server.request("/api/v1/teams/default/projects")
                            .header("Content-Type", "application/json")
                            .method("PATCH", BodyPublishers.ofString("{\"project\":\"shop\",\"name\":\"store\"}")))
                    .header("X-Position");
            var total = server.get("/api/v1/projects/store/totals", "X-Min-Position", position);
            assertThat(total.status()).isEqualTo(200);
            assertThat(Scrape.of(server).shared()).isEqualTo(before);
            start(server, "s-2", "store");
            log(server, "s-2", "i-5", "claude-sonnet-4-5", "\"usage\":{\"input\":17}");
            server.get(
                    "/api/v1/projects",
                    "X-Min-Position",
                    server.post("/api/v1/sessions/s-2/end", "{}").header("X-Position"));
            assertThat(Scrape.of(server).sum("tracker_sessions_started_total", "project=\"shop\""))
                    .isEqualByComparingTo("2");
            assertThat(now(Scrape.of(server), "tracker_cost_usd_total", "tracker_cost_corrections_usd_total"))
                    .isEqualByComparingTo(server.get("/api/v1/projects/shop/totals")
                            .json()
                            .at("/cost/amount")
                            .asString());
        }
    }

    @Test
    void isTheSameOnEveryServerOfALog() {
        try (var database = new StandIn();
                var one = sharing(database, "one");
                var other = sharing(database, "other")) {
            work(one);
            start(other, "s-2", "tools");
            log(other, "s-2", "i-5", "claude-sonnet-4-5", "\"usage\":{\"input\":17,\"output\":19}");
            var position = other.post("/api/v1/sessions/s-2/end", "{}").header("X-Position");
            for (var server : List.of(one, other)) {
                assertThat(server.get("/api/v1/projects/shop/totals", "X-Min-Position", position)
                                .status())
                        .isEqualTo(200);
            }
            var shown = Scrape.of(one).shared();
            assertThat(shown).isEqualTo(Scrape.of(other).shared());
            assertThat(shown.size()).isGreaterThan(30);
        }
    }

    private TestServer sharing(StandIn database, String folder) {
        return TestServer.in(
                data.resolve(folder),
                "--tracker.mongodb-uri=" + database.uri() + "/shared",
                "--tracker.mongodb-standalone=true");
    }

    @Test
    void tellsHowTheLogAndTheViewsFare() {
        try (var server = TestServer.in(data)) {
            work(server);
            server.get("/api/v1/projects/shop/totals");
            var scrape = Scrape.of(server);
            assertThat(scrape.sum("tracker_log_up")).isEqualByComparingTo("1");
            assertThat(scrape.sum("tracker_projection_up", "projection=\"spend\""))
                    .isEqualByComparingTo("1");
            assertThat(scrape.sum("tracker_projection_position"))
                    .isEqualByComparingTo(scrape.sum("tracker_log_position"));
            assertThat(scrape.sum("tracker_projection_lag_events")).isEqualByComparingTo("0");
            var written = scrape.sum("tracker_log_appends_total", "outcome=\"written\"");
            assertThat(written).isPositive();
            assertThat(scrape.sum("tracker_log_append_seconds_count")).isEqualByComparingTo(written);
            assertThat(scrape.sum("tracker_log_append_seconds_bucket", "le=\"+Inf\""))
                    .isEqualByComparingTo(written);
            assertThat(scrape.sum("tracker_log_append_seconds_bucket", "le=\"5.0\""))
                    .isEqualByComparingTo(written);
        }
    }

    @Test
    void countsWhatCameAgain() {
        try (var server = TestServer.in(data)) {
            start(server, "s-1", "shop");
            log(server, "s-1", "i-1", "claude-sonnet-4-5", "\"usage\":{\"input\":5,\"output\":1}");
            var same = item("i-1", 5, 1);
            var larger = item("i-1", 5, 9);
            var other = item("i-1", 6, 1);
            for (var item : List.of(same, same, larger + ",\"onConflict\":\"amend\"", other, other, other)) {
                server.post("/api/v1/sessions/s-1/interactions", "{" + item + "}");
            }
            var batch = "{\"items\":[{\"session\":\"s-1\",%s},{\"session\":\"s-1\",%s}]}"
                    .formatted(item("i-1", 5, 9), item("i-2", 1, 1));
            server.post("/api/v1/interactions", batch);
            server.post("/api/v1/interactions?dryRun=true", batch);

            var scrape = Scrape.of(server);
            assertThat(scrape.sum("tracker_duplicates_total", "outcome=\"duplicate\""))
                    .isEqualByComparingTo("3");
            assertThat(scrape.sum("tracker_duplicates_total", "outcome=\"amended\""))
                    .isEqualByComparingTo("1");
            assertThat(scrape.sum("tracker_duplicates_total", "outcome=\"conflict\""))
                    .isEqualByComparingTo("3");
            assertThat(scrape.series("tracker_duplicates_total")).isEqualTo(3);
        }
    }

    private static String item(String id, int input, int output) {
        return "\"id\":\"%s\",\"model\":\"claude-sonnet-4-5\",\"occurredAt\":\"2026-10-05T10:00:00Z\",\"usage\":{\"input\":%d,\"output\":%d}"
                .formatted(id, input, output);
    }

    @Test
    void labelsRequestsByTheirRoutesAlone() {
        try (var server = TestServer.in(data)) {
            work(server);
            server.get("/api/v1/sessions/s-1/report?asOf=2026-12-01T00:00:00Z");
            server.get("/api/v1/interactions/nobody-knows-this");
            server.get("/no/such/path-of-somebody");
            server.send(server.plain("/api/v1/sessions/of-a-stranger"));
            server.send(server.request("/api/v1/sessions").method("MADEUP", BodyPublishers.noBody()));
            var text = server.health("/actuator/prometheus").text();
            assertThat(text).contains("uri=\"/api/v1/sessions/{session}/interactions\"");
            assertThat(text)
                    .doesNotContain(
                            "asOf", "nobody-knows-this", "of-somebody", "of-a-stranger", "MADEUP", "i-1", "s-1");
        }
    }

    @Test
    void cannotBeFilledByNamingThings() {
        try (var server = TestServer.in(data, "--tracker.metrics-projects=3")) {
            for (int i = 0; i < 8; i++) {
                start(server, "s-" + i, "project-" + i);
                log(server, "s-" + i, "i-" + i, "made-up-" + i, "\"usage\":{\"input\":5}");
            }
            var scrape = Scrape.of(server);
            assertThat(scrape.series("tracker_sessions_started_total")).isEqualTo(4);
            assertThat(scrape.sum("tracker_sessions_started_total", "project=\"other\""))
                    .isEqualByComparingTo("5");
            assertThat(scrape.series("tracker_tokens_total")).isEqualTo(4);
            var text = server.health("/actuator/prometheus").text();
            assertThat(text).doesNotContain("made-up", "project-3", "admin", "s-1");
        }
    }

    @Test
    void namesEveryTeamWhateverOthersHaveMade() {
        try (var server = TestServer.in(data, "--tracker.metrics-projects=3")) {
            server.post("/api/v1/teams", "{\"id\":\"web\",\"name\":\"Web\"}");
            junk(server, 0, 5);
            var before = Scrape.of(server);
            junk(server, 5, 40);
            for (int i = 0; i < 3; i++) {
                server.post(
                        "/api/v1/sessions",
                        "{\"id\":\"w-%d\",\"team\":\"web\",\"name\":\"n\",\"project\":\"shop-%d\"}".formatted(i, i));
            }
            var item = item("w-i", 5, 1);
            var position = server.post("/api/v1/sessions/w-0/interactions?team=web", "{" + item + "}")
                    .header("X-Position");
            server.get("/api/v1/projects?team=web", "X-Min-Position", position);
            var after = Scrape.of(server);

            assertThat(after.series("tracker_sessions_started_total{project=\"shop-"))
                    .isEqualTo(3);
            assertThat(after.sum("tracker_tokens_total", "project=\"shop-0\"", "team=\"web\""))
                    .isEqualByComparingTo("6");
            assertThat(after.sum("tracker_sessions_started_total", "project=\"other\"", "team=\"default\""))
                    .isEqualByComparingTo("37");
            before.shared()
                    .forEach((series, value) ->
                            assertThat(after.shared().get(series)).as(series).isGreaterThanOrEqualTo(value));
        }
    }

    private static void junk(TestServer server, int from, int to) {
        var position = "0";
        for (int i = from; i < to; i++) {
            position = server.post(
                            "/api/v1/sessions",
                            "{\"id\":\"s-%d\",\"name\":\"n\",\"project\":\"junk-%d\"}".formatted(i, i))
                    .header("X-Position");
        }
        server.get("/api/v1/projects", "X-Min-Position", position);
    }

    @Test
    void neverFallsWhileAViewIsBuiltAnew() {
        try (var server = TestServer.in(data)) {
            work(server);
            server.get("/api/v1/projects/shop/totals");
            var begun = server.post("/api/v1/views/spend/rebuild", "").json();
            start(server, "s-2", "tools");
            var last = new AtomicReference<>(Scrape.of(server).shared());
            var logged = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(10)).until(() -> {
                log(server, "s-2", "r-" + logged.incrementAndGet(), "claude-sonnet-4-5", "\"usage\":{\"input\":5}");
                var shown = Scrape.of(server).shared();
                last.get()
                        .forEach((series, value) ->
                                assertThat(shown.get(series)).as(series).isGreaterThanOrEqualTo(value));
                last.set(shown);
                return server.get("/api/v1/views")
                                .json()
                                .at("/items/0/generation")
                                .asInt()
                        == begun.get("building").asInt();
            });

            server.get("/api/v1/projects/tools/totals");
            assertThat(Scrape.of(server).sum("tracker_interactions_total", "project=\"tools\""))
                    .isEqualByComparingTo(BigDecimal.valueOf(logged.get()));
            assertThat(Scrape.of(server).sum("tracker_interactions_total", "project=\"shop\""))
                    .isEqualByComparingTo("4");
        }
    }
}
