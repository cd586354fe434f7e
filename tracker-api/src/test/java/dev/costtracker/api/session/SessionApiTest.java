package dev.costtracker.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import dev.costtracker.core.eventlog.EventLog;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions and what is in them, as a client sees them. */
class SessionApiTest {

    private static final TestServer SERVER = TestServer.start();

    private static int sessions;

    private String session = "";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void startsASession() {
        sessions++;
        session = "s-" + sessions;
        assertThat(start(session).status()).isEqualTo(201);
    }

    @Test
    void startsASessionOnce() {
        var again = start(session);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Location")).isEqualTo("/api/v1/sessions/" + session);
        assertThat(again.header("X-Position")).matches("\\d+");
        var json = again.json();
        assertThat(json.get("id").asString()).isEqualTo(session);
        assertThat(json.get("team").asString()).isEqualTo("default");
        assertThat(json.get("user").asString()).isEqualTo("admin");
        assertThat(json.get("status").asString()).isEqualTo("active");
        assertThat(json.at("/tokens/cacheWrite5m").isIntegralNumber()).isTrue();
        assertThat(json.at("/cost/amount").asString()).isEqualTo("0");
        assertThat(json.has("endedAt")).isFalse();

        var other = SERVER.post(
                "/api/v1/sessions", "{\"id\":\"%s\",\"name\":\"other\",\"project\":\"shop\"}".formatted(session));
        isProblem(other, 409, "session-exists");
    }

    @Test
    void makesAnIdWhereNoneIsChosen() {
        var answer = SERVER.post("/api/v1/sessions", "{\"name\":\"n\",\"project\":\"p\",\"team\":\"default\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("id").asString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        isProblem(
                SERVER.post("/api/v1/sessions", "{\"name\":\"n\",\"project\":\"p\",\"team\":\"other\"}"),
                404,
                "team-not-found");
    }

    @Test
    void endsAndResumesASession() {
        var ended = SERVER.post(path("/end"), "{\"at\":\"2026-10-01T10:45:00Z\"}");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.json().get("endedAt").asString()).isEqualTo("2026-10-01T10:45:00Z");
        assertThat(ended.json().get("status").asString()).isEqualTo("ended");
        var again = SERVER.send(SERVER.request(path("/end")).POST(BodyPublishers.noBody()));
        assertThat(again.status()).isEqualTo(200);
        isProblem(SERVER.post(path("/end"), "{\"at\":\"2026-10-01T11:00:00Z\"}"), 409, "session-ended");
        isProblem(log("late", "\"occurredAt\":\"2026-10-01T12:00:00Z\""), 409, "session-ended");
        isProblem(SERVER.post(path("/resume"), "{\"at\":\"2026-10-01T10:00:00Z\"}"), 409, "times-out-of-order");
        var resumed = SERVER.post(path("/resume"), "{\"at\":\"2026-10-01T11:00:00Z\"}");
        assertThat(resumed.json().get("status").asString()).isEqualTo("active");
        assertThat(log("late", "\"occurredAt\":\"2026-10-01T12:00:00Z\"").status())
                .isEqualTo(201);
    }

    @Test
    void logsAnInteractionOnce() {
        var id = session + "-i";
        var first = log(id, "\"aliases\":[\"%s-req\"]".formatted(session));
        assertThat(first.status()).isEqualTo(201);
        var json = first.json();
        assertThat(json.get("outcome").asString()).isEqualTo("logged");
        assertThat(json.at("/cost/status").asString()).isEqualTo("priced");
        assertThat(json.at("/cost/amount").asString()).isEqualTo("0.0156");
        assertThat(json.at("/cost/byClass/input").asString()).isEqualTo("0.0036");
        assertThat(json.at("/cost/byClass").size()).isEqualTo(2);
        assertThat(json.at("/cost/price/rates/output").asString()).isEqualTo("15");

        var again = log(id, "\"aliases\":[\"%s-req\"]".formatted(session));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("outcome").asString()).isEqualTo("duplicate");
        assertThat(again.json().get("cost")).isEqualTo(json.get("cost"));

        var conflict = SERVER.post(
                path("/interactions"),
                "{\"id\":\"%s\",\"model\":\"claude-sonnet-4\",\"usage\":{\"input\":1}}".formatted(id));
        isProblem(conflict, 409, "interaction-conflict");
        assertThat(conflict.json().at("/existing/content/usage/input").asInt()).isEqualTo(1200);
        assertThat(conflict.json().at("/submitted/usage/input").asInt()).isEqualTo(1);
    }

    @Test
    void explainsAmendsAndVoidsAnInteraction() {
        var id = session + "-i";
        log(id, "\"serverTools\":{\"webSearches\":2}");
        var found = SERVER.get("/api/v1/interactions/" + id);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().at("/content/serverTools/webSearches").asInt()).isEqualTo(2);
        assertThat(found.json().at("/cost/byClass/serverTools").asString()).isEqualTo("0.02");
        assertThat(found.json().at("/explain/parts/0/amount").asString()).isEqualTo("0.0036");
        assertThat(found.json().at("/history/0/kind").asString()).isEqualTo("logged");

        var amendment = "{\"model\":\"claude-sonnet-4\",\"usage\":{\"input\":2400},\"reason\":\"miscounted\"}";
        var amended = SERVER.post("/api/v1/interactions/" + id + "/amend", amendment);
        assertThat(amended.status()).isEqualTo(200);
        assertThat(amended.json().at("/cost/byClass/input").asString()).isEqualTo("0.0072");
        var head = SERVER.bean(EventLog.class).head();
        assertThat(SERVER.post("/api/v1/interactions/" + id + "/amend", amendment)
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.bean(EventLog.class).head()).isEqualTo(head);

        var reason = "{\"reason\":\"not ours\"}";
        assertThat(SERVER.post("/api/v1/interactions/" + id + "/void", reason)
                        .json()
                        .get("outcome")
                        .asString())
                .isEqualTo("voided");
        assertThat(SERVER.post("/api/v1/interactions/" + id + "/void", reason).status())
                .isEqualTo(200);
        isProblem(SERVER.post("/api/v1/interactions/" + id + "/amend", amendment), 409, "interaction-void");
        isProblem(SERVER.get("/api/v1/interactions/none"), 404, "interaction-not-found");
        isProblem(SERVER.get("/api/v1/interactions/no%20id"), 404, "interaction-not-found");
    }

    @Test
    void decidesEachItemOfABatchForItself() {
        var answer = SERVER.post("/api/v1/interactions", """
                {"items": [
                  {"session": "%1$s", "id": "%1$s-a", "model": "claude-sonnet-4", "usage": {"input": 1200, "output": 800}},
                  {"session": "none", "id": "%1$s-b", "model": "claude-sonnet-4", "usage": {"input": 1}},
                  {"session": "%1$s", "id": "%1$s-c", "model": "", "usage": {"input": -1}, "x": null},
                  {"session": "%1$s", "id": "%1$s-a", "model": "claude-sonnet-4", "usage": {"input": 1200, "output": 800}},
                  {"session": "%1$s", "id": "%1$s-d", "model": "nobody-knows", "usage": {"output": 5}},
                  {"session": "%1$s", "id": "%1$s-a", "model": "claude-sonnet-4", "usage": {"input": 7}},
                  null
                ]}""".formatted(session));
        assertThat(answer.status()).isEqualTo(200);
        var results = answer.json().get("results");
        assertThat(results.values().stream()
                        .map(result -> result.get("status").asInt())
                        .toList())
                .isEqualTo(List.of(201, 404, 400, 200, 201, 409, 400));
        assertThat(results.values().stream()
                        .map(result -> result.get("outcome").asString())
                        .toList())
                .isEqualTo(List.of("logged", "refused", "refused", "duplicate", "logged", "conflict", "refused"));
        assertThat(results.get(2).at("/problem/errors").size()).isEqualTo(3);
        assertThat(results.get(2).at("/problem/errors/1/field").asString()).isEqualTo("items[2].usage.input");
        assertThat(results.get(4).at("/cost/status").asString()).isEqualTo("unpriced");
        assertThat(results.get(4).at("/cost/reason").asString()).isNotBlank();
        assertThat(results.get(4).get("cost").has("amount")).isFalse();
    }

    @Test
    void writesNothingInADryRun() {
        var head = SERVER.bean(EventLog.class).head();
        var items =
                "{\"items\":[{\"session\":\"%s\",\"id\":\"dry\",\"model\":\"claude-sonnet-4\",\"usage\":{\"input\":1}}]}"
                        .formatted(session);
        var answer = SERVER.post("/api/v1/interactions?dryRun=true", items);
        assertThat(answer.json().at("/results/0/outcome").asString()).isEqualTo("logged");
        assertThat(answer.json().at("/results/0/cost/amount").asString()).isEqualTo("0.000003");
        assertThat(SERVER.bean(EventLog.class).head()).isEqualTo(head);
        assertThat(SERVER.post("/api/v1/interactions", "{\"items\":[]}")
                        .json()
                        .get("results")
                        .isEmpty())
                .isTrue();
        var many = "{\"items\":[" + "{},".repeat(500) + "{}]}";
        isProblem(SERVER.post("/api/v1/interactions", many), 400, "invalid-request");
    }

    @Test
    void keepsAJournal() {
        for (var entry : List.of(
                "{\"kind\":\"accomplishment\",\"text\":\"t\"}",
                "{\"kind\":\"security-consideration\",\"text\":\"t\"}",
                "{\"kind\":\"went-well\",\"text\":\"t\"}",
                "{\"kind\":\"to-improve\",\"text\":\"t\"}",
                "{\"kind\":\"next-optimization\",\"text\":\"t\"}",
                "{\"kind\":\"decision\",\"topic\":\"JWT\",\"text\":\"t\"}",
                "{\"kind\":\"blocker\",\"text\":\"t\"}",
                "{\"kind\":\"question\",\"text\":\"t\",\"id\":\"q\"}",
                "{\"kind\":\"model-use\",\"model\":\"opus\",\"text\":\"t\"}",
                "{\"kind\":\"token-tip\",\"applied\":false,\"text\":\"t\"}",
                "{\"kind\":\"action-item\",\"list\":\"cost-management\",\"text\":\"t\"}")) {
            var answer = SERVER.post(path("/entries"), entry);
            assertThat(answer.status()).as(entry).isEqualTo(201);
            assertThat(answer.json().get("session").asString()).isEqualTo(session);
        }
        var question = "{\"kind\":\"question\",\"text\":\"t\",\"id\":\"q\"}";
        assertThat(SERVER.post(path("/entries"), question).status()).isEqualTo(200);
        isProblem(SERVER.post(path("/entries"), question.replace("\"t\"", "\"u\"")), 409, "entry-exists");
        assertThat(SERVER.post(path("/entries/q/done"), "{\"resolution\":\"yes\"}")
                        .status())
                .isEqualTo(200);
        isProblem(SERVER.post(path("/entries/none/done"), "{}"), 404, "entry-not-found");
        SERVER.post(path("/entries"), "{\"kind\":\"went-well\",\"text\":\"t\",\"id\":\"w\"}");
        isProblem(SERVER.post(path("/entries/w/done"), "{}"), 409, "entry-never-done");
        isProblem(
                SERVER.post(path("/entries"), "{\"kind\":\"question\",\"text\":\"t\",\"topic\":\"x\"}"),
                400,
                "invalid-request");
        isProblem(SERVER.post(path("/entries"), "{\"kind\":\"decision\",\"text\":\"t\"}"), 400, "invalid-request");
        isProblem(SERVER.post(path("/entries"), "{\"kind\":\"joke\",\"text\":\"t\"}"), 400, "invalid-request");
    }

    @Test
    void takesRatingsAndCodeMetrics() {
        var rated = SERVER.put(path("/rating"), "{\"session\":8,\"codeQuality\":9,\"comment\":\"good\"}");
        assertThat(rated.text()).isEqualTo("{\"session\":8,\"codeQuality\":9,\"comment\":\"good\"}");
        isProblem(SERVER.put(path("/rating"), "{\"session\":11}"), 400, "invalid-request");
        var metrics = SERVER.put(path("/code-metrics"), "{\"filesModified\":3,\"testCoverage\":\"87.50\"}");
        assertThat(metrics.text()).isEqualTo("{\"filesModified\":3,\"testCoverage\":\"87.50\"}");
        isProblem(SERVER.put(path("/code-metrics"), "{\"testCoverage\":\"100.1\"}"), 400, "invalid-request");
        isProblem(SERVER.put("/api/v1/sessions/none/rating", "{\"session\":8}"), 404, "session-not-found");
        isProblem(SERVER.put(path("/rating"), "{}"), 400, "invalid-request");
        isProblem(SERVER.put(path("/code-metrics"), "{}"), 400, "invalid-request");
    }

    @Test
    void refusesTimesThatCannotBe() {
        for (var time : List.of("2019-12-31T23:59:59Z", "2062-10-01T10:30:00Z")) {
            var at = "{\"at\":\"" + time + "\"}";
            isProblem(SERVER.post(path("/end"), at), 400, "invalid-request");
            isProblem(SERVER.post(path("/resume"), at), 400, "invalid-request");
            var start = "{\"name\":\"a\",\"project\":\"b\",\"startedAt\":\"" + time + "\"}";
            isProblem(SERVER.post("/api/v1/sessions", start), 400, "invalid-request");
        }
    }

    @Test
    void namesWhatIsKnownWhereAFieldIsNot() {
        var answer = SERVER.post(path("/end"), "{\"endedAt\":\"2026-10-01T09:30:00Z\"}");
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo("is not known here; known are at");
    }

    @Test
    void takesAServiceTierInAnyCase() {
        log(session + "-t", "\"serviceTier\":\"Batch\"");
        var cost = SERVER.get("/api/v1/interactions/" + session + "-t").json().at("/cost/amount");
        assertThat(cost.asString()).isEqualTo("0.0078");
    }

    @Test
    void reportsAsJsonOrMarkdown() {
        log(session + "-i", "\"label\":\"Initial prompt\"");
        var json = SERVER.get(path("/report"), "Accept", "*/*");
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.json().at("/costTracking/cost/amount").asString()).isEqualTo("0.0156");
        assertThat(json.json().at("/projectTotals/sessions").asInt()).isPositive();
        for (var accept :
                List.of("text/markdown", "text/*", "application/json;q=0.5, text/markdown", "text/markdown, */*")) {
            var markdown = SERVER.get(path("/report"), "Accept", accept);
            assertThat(markdown.header("Content-Type")).as(accept).isEqualTo("text/markdown;charset=UTF-8");
            assertThat(markdown.text()).startsWith("# Claude Code Session Report");
        }
        for (var accept : List.of("application/json", "application/*", "text/markdown;q=0.4, application/json")) {
            assertThat(SERVER.get(path("/report"), "Accept", accept).header("Content-Type"))
                    .isEqualTo("application/json");
        }
        isProblem(SERVER.get(path("/report"), "Accept", "text/html"), 406, "not-acceptable");
        assertThat(SERVER.get(path("/report.md")).text()).startsWith("# Claude Code Session Report");
        isProblem(SERVER.get(path("/report?asOf=2020-01-01T00:00:00Z")), 404, "session-not-found");
        isProblem(SERVER.get(path("/report?asOf=yesterday")), 400, "invalid-request");
    }

    @Test
    void listsSessionsPageByPage() {
        var project = "list-" + session;
        for (int i = 0; i < 3; i++) {
            SERVER.post(
                    "/api/v1/sessions",
                    "{\"id\":\"%s-%d\",\"name\":\"n\",\"project\":\"%s\"}".formatted(project, i, project));
        }
        var first = SERVER.get("/api/v1/sessions?limit=2&sort=startedAt&project=" + project)
                .json();
        assertThat(first.get("items").size()).isEqualTo(2);
        var cursor = first.get("next").asString();
        var second = SERVER.get("/api/v1/sessions?limit=2&sort=startedAt&project=" + project + "&cursor=" + cursor)
                .json();
        assertThat(second.at("/items/0/id").asString()).isEqualTo(project + "-2");
        assertThat(second.has("next")).isFalse();
        for (var query : List.of(
                "limit=0",
                "limit=501",
                "limit=x",
                "status=open",
                "sort=price",
                "from=2026",
                "cursor=x",
                "cursor=" + cursor,
                "page=2",
                "limit=1&limit=2",
                "project=%00",
                "user=a%20b")) {
            isProblem(SERVER.get("/api/v1/sessions?" + query), 400, "invalid-request");
        }
        isProblem(SERVER.get("/api/v1/sessions?team=other"), 404, "team-not-found");
    }

    @Test
    void refusesTimesAndUsagesThatCanNotBe() {
        isProblem(log("x", "\"occurredAt\":\"2019-12-31T23:59:59Z\""), 400, "invalid-request");
        isProblem(log("x", "\"occurredAt\":\"2199-01-01T00:00:00Z\""), 400, "invalid-request");
        for (var usage : List.of("{}", "{\"input\":0}", "{\"total\":5}", "[]", "5", "null")) {
            isProblem(
                    SERVER.post(path("/interactions"), "{\"id\":\"x\",\"model\":\"m\",\"usage\":%s}".formatted(usage)),
                    400,
                    "invalid-request");
        }
        isProblem(SERVER.post(path("/interactions"), "{}"), 400, "invalid-request");
        isProblem(log("x", "\"reportedCost\":\"1000000.000000000000000001\""), 400, "invalid-request");
        isProblem(SERVER.get("/api/v1/interactions/x"), 404, "interaction-not-found");
    }

    @Test
    void takesAReportedCostUpToAMillion() {
        var most = log(session + "-most", "\"reportedCost\":\"1000000\"");
        assertThat(most.status()).isEqualTo(201);
        assertThat(most.json().at("/cost/reported").asString()).isEqualTo("1000000");

        var more = log(session + "-more", "\"reportedCost\":\"1000000.01\"");

        assertThat(more.json().at("/errors/0/field").asString()).isEqualTo("reportedCost");
        assertThat(more.json().at("/errors/0/message").asString()).contains("from 0 to 1,000,000");
    }

    @Test
    void waitsForAPosition() {
        var position = SERVER.post(path("/entries"), "{\"kind\":\"blocker\",\"text\":\"t\"}")
                .header("X-Position");
        assertThat(SERVER.get(path(""), "X-Min-Position", position).status()).isEqualTo(200);
        var far = SERVER.get(path(""), "X-Min-Position", "999999999");
        isProblem(far, 503, "position-not-reached");
        assertThat(far.header("Retry-After")).isEqualTo("1");
        assertThat(far.json().get("position").asLong()).isGreaterThanOrEqualTo(Long.parseLong(position));
        for (var bad : List.of("-1", "x", "1.0", "99999999999999999999")) {
            isProblem(SERVER.get(path(""), "X-Min-Position", bad), 400, "invalid-request");
        }
    }

    @Test
    void writesNothingThatItRefusesToAcceptAnAnswerFor() {
        var head = SERVER.bean(EventLog.class).head();
        var answer = SERVER.post(path("/entries"), "{\"kind\":\"blocker\",\"text\":\"t\"}", "Accept", "text/html");
        isProblem(answer, 406, "not-acceptable");
        assertThat(SERVER.bean(EventLog.class).head()).isEqualTo(head);
    }

    private String path(String rest) {
        return "/api/v1/sessions/" + session + rest;
    }

    private static Answer start(String id) {
        return SERVER.post(
                "/api/v1/sessions",
                "{\"id\":\"%s\",\"name\":\"JWT auth\",\"project\":\"shop\",\"startedAt\":\"2026-10-01T09:30:00Z\"}"
                        .formatted(id));
    }

    private Answer log(String id, String more) {
        return SERVER.post(path("/interactions"), """
                {"id": "%s", "model": "claude-sonnet-4", "usage": {"input": 1200, "output": 800}, %s}""".formatted(id, more));
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
    }
}
