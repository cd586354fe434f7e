package dev.costtracker.api.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was spent, as it is asked over HTTP. */
class SpendApiTest {

    private static final TestServer SERVER = TestServer.start();
    private static int teams;

    private final String team = "spend-" + ++teams;
    private final String in = "team=" + team;
    private long position;

    SpendApiTest() {
        make(team, "Asia/Kathmandu");
        start("s-1", "shop");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static void make(String id, String zone) {
        var made = SERVER.post("/api/v1/teams", "{\"id\":\"%s\",\"name\":\"T\",\"zone\":\"%s\"}".formatted(id, zone));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private void start(String session, String project) {
        written(SERVER.post(
                "/api/v1/sessions?" + in,
                "{\"id\":\"%s\",\"name\":\"n\",\"project\":\"%s\",\"startedAt\":\"2026-10-01T00:00:00Z\"}"
                        .formatted(session, project)));
    }

    private void log(String session, String id, String model, String at, long input, String more) {
        var body = "{\"id\":\"%s\",\"model\":\"%s\",\"occurredAt\":\"%s\",\"usage\":{\"input\":%d}%s}"
                .formatted(id, model, at, input, more);
        written(SERVER.post("/api/v1/sessions/" + session + "/interactions?" + in, body));
    }

    private void written(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        position = Long.parseLong(answer.header("X-Position"));
    }

    private Answer get(String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("X-Min-Position", String.valueOf(position)));
        return SERVER.get("/api/v1" + path, all.toArray(String[]::new));
    }

    private static List<String> texts(JsonNode rows, String pointer) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.at(pointer).asString())
                .toList();
    }

    @Test
    void cutsDaysAtTheTeamsMidnight() {
        // Midnight in Kathmandu is at 18:15 UTC.
        log("s-1", "i-1", "claude-sonnet-4-5", "2026-10-05T18:14:59.999999Z", 1000, "");
        log("s-1", "i-2", "claude-sonnet-4-5", "2026-10-05T18:15:00Z", 2000, "");

        var own = get("/spend?groupBy=day&" + in).json();
        assertThat(texts(own.get("rows"), "/begin")).containsExactly("2026-10-05", "2026-10-06");
        assertThat(texts(own.get("rows"), "/cost/amount")).containsExactly("0.003", "0.006");
        assertThat(own.at("/zones/" + team).asString()).isEqualTo("Asia/Kathmandu");
        assertThat(own.at("/total/cost/amount").asString()).isEqualTo("0.009");
        assertThat(own.get("position").asLong()).isGreaterThanOrEqualTo(position);

        var other = get("/spend?groupBy=day&zone=UTC&" + in).json();
        assertThat(texts(other.get("rows"), "/begin")).containsExactly("2026-10-05");
        assertThat(texts(other.get("rows"), "/cost/amount")).containsExactly("0.009");
    }

    @Test
    void leadsFromEveryRowToItsInteractions() {
        start("s-2", "a&b=c+d%20é");
        log("s-1", "i-1", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 1000, "");
        log("s-2", "i-2", "claude-opus-4-5", "2026-10-05T11:00:00Z", 1000, "");
        log("s-2", "i-3", "no-such-model", "2026-11-05T11:00:00Z", 1000, "");
        log("s-2", "i-4", "no-such-model", "2026-11-05T12:00:00Z", 1000, ",\"reportedCost\":\"0.25\"");

        var answer = get("/spend?groupBy=month,project,user,model&" + in).json();
        assertThat(answer.get("rows").size()).isEqualTo(3);
        for (var row : answer.get("rows")) {
            var listed = SERVER.get(row.get("explain").asString()).json();
            assertThat(listed.get("items").size())
                    .isEqualTo(row.get("interactions").asInt());
            assertThat(sum(listed.get("items")))
                    .isEqualByComparingTo(row.at("/cost/amount").asString());
            for (var item : listed.get("items")) {
                assertThat(item.at("/explain/evidence/event").asString()).isNotEmpty();
                assertThat(item.at("/explain/steps").size()).isPositive();
            }
        }
        assertThat(answer.at("/total/cost/unpricedInteractions").asInt()).isEqualTo(1);
    }

    private static BigDecimal sum(JsonNode items) {
        return texts(items, "/cost/amount").stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void listsInteractionsPageByPage() {
        for (int i = 0; i < 7; i++) {
            log("s-1", "i-" + i, "claude-sonnet-4-5", "2026-10-0%dT10:00:00Z".formatted(1 + i / 2), 1, "");
        }
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get("/spend/interactions?limit=3&" + in + cursor).json();
            ids.addAll(texts(page.get("items"), "/id"));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(ids).containsExactly("i-0", "i-1", "i-2", "i-3", "i-4", "i-5", "i-6");
        assertThat(get("/spend/interactions?cursor=x&" + in).status()).isEqualTo(400);
    }

    @Test
    void givesSpreadsheetsWhatTheyCannotMisread() {
        start("s-2", "=1+1");
        start("s-3", "a \\\"quoted\\\", name");
        log("s-2", "i-1", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 1000, "");
        log("s-3", "i-2", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 1000, "");

        var answer = get("/spend?groupBy=project&" + in, "Accept", "text/csv");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(Long.parseLong(answer.header("X-Position"))).isGreaterThanOrEqualTo(position);
        assertThat(answer.text()).isEqualTo("""
                        project,interactions,input,cacheWrite5m,cacheWrite1h,cacheRead,output,amount,calculated,reportedOnly,reported,unpricedInteractions\r
                        '=1+1,1,1000,0,0,0,0,0.003,0.003,0,0,0\r
                        "a ""quoted"", name",1,1000,0,0,0,0,0.003,0.003,0,0,0\r
                        """);
    }

    @Test
    void sumsTheProjectLikeItsParts() {
        log("s-1", "i-1", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 1000, "");
        log("s-1", "i-2", "claude-sonnet-4-5", "2026-10-06T10:00:00Z", 500, "");
        written(SERVER.post("/api/v1/interactions/i-1/void?" + in, "{\"reason\":\"a test run\"}"));
        written(SERVER.post("/api/v1/sessions/s-1/end?" + in, "{\"at\":\"2026-10-01T02:00:00Z\"}"));

        var totals = get("/projects/shop/totals?" + in).json();
        assertThat(totals.at("/cost/amount").asString()).isEqualTo("0.0015");
        assertThat(totals.get("duration").asString()).isEqualTo("PT2H");
        assertThat(totals.get("averageCostPerHour").asString()).isEqualTo("0.00075");
        assertThat(get("/projects?" + in).json().at("/items/0").toString()).isEqualTo(totals.toString());
        assertThat(get("/spend?" + in).json().at("/total/cost/amount").asString())
                .isEqualTo("0.0015");
        var session = get("/sessions?sort=-cost&" + in).json();
        assertThat(session.at("/items/0/cost/amount").asString()).isEqualTo("0.0015");
        var asOf = Instant.now().truncatedTo(ChronoUnit.MICROS);
        log("s-1", "i-3", "claude-sonnet-4-5", "2026-10-01T01:00:00Z", 1, "");
        var then = get("/projects?asOf=" + asOf + "&" + in).json();
        assertThat(texts(then.get("items"), "/project")).containsExactly("shop");
        assertThat(texts(then.get("items"), "/averageCostPerHour")).containsExactly("0.00075");
        assertThat(get("/projects?project=other&asOf=" + asOf + "&" + in).json().get("items"))
                .isEmpty();
        assertThat(get("/projects?asOf=2026-01-01T00:00:00Z&" + in).json().get("items"))
                .isEmpty();
        var past = get("/projects/shop/totals?asOf=2026-01-01T00:00:00Z&" + in);
        assertThat(past.status()).isEqualTo(404);
        assertThat(get("/projects/absent/totals?" + in).json().get("type").asString())
                .isEqualTo("/problems/project-not-used");
    }

    @Test
    void sumsAProjectWhateverIsInItsName() {
        for (var name : List.of("a/b", "50%", "a;b", ".", "..", "a+b &c", "ü", "%2F")) {
            start("s-" + UUID.randomUUID(), name);
            var only = get("/projects?project=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&" + in);
            assertThat(texts(only.json().get("items"), "/project")).containsExactly(name);
        }
        assertThat(get("/projects?project=absent&" + in).json().get("items")).isEmpty();
        assertThat(get("/projects?" + in).json().get("items")).hasSizeGreaterThan(8);
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (var wrong : List.of(
                "groupBy=day,month",
                "groupBy=day,day",
                "groupBy=",
                "groupBy=year",
                "zone=Mars/Olympus",
                "from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z",
                "from=yesterday",
                "limit=5")) {
            assertThat(get("/spend?" + wrong + "&" + in).status()).as(wrong).isEqualTo(400);
        }
        assertThat(get("/spend?" + in, "Accept", "image/png").status()).isEqualTo(406);
    }

    @Test
    void keepsWhatEachPersonSpentForManagers() {
        var member = "ann-" + team;
        SERVER.post(
                "/api/v1/teams/" + team + "/members",
                "{\"id\":\"%s\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(member));
        var key = SERVER.post(
                        "/api/v1/keys",
                        "{\"team\":\"%s\",\"member\":\"%s\",\"name\":\"k\",\"kind\":\"member\"}"
                                .formatted(team, member))
                .json()
                .get("key")
                .asString();
        log("s-1", "i-1", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 1000, "");

        assertThat(as(key, "/spend?groupBy=project")
                        .json()
                        .at("/total/cost/amount")
                        .asString())
                .as("the team's sums")
                .isEqualTo("0.003");
        assertThat(as(key, "/spend?groupBy=user").status()).isEqualTo(403);
        assertThat(as(key, "/spend?user=admin").status()).isEqualTo(403);
        assertThat(as(key, "/spend?user=" + member)
                        .json()
                        .at("/total/interactions")
                        .asInt())
                .isZero();
        assertThat(as(key, "/spend/interactions").json().get("items").size()).isZero();
        assertThat(as(key, "/spend/interactions?user=admin").status()).isEqualTo(403);
    }

    @Test
    void namesPersonsBesideTheirIds() {
        var member = "eve-" + team;
        SERVER.post(
                "/api/v1/teams/" + team + "/members",
                "{\"id\":\"%s\",\"name\":\"=Eve\",\"role\":\"member\"}".formatted(member));
        var key = SERVER.post(
                        "/api/v1/keys",
                        "{\"team\":\"%s\",\"member\":\"%s\",\"name\":\"k\",\"kind\":\"member\"}"
                                .formatted(team, member))
                .json()
                .get("key")
                .asString();
        log("s-1", "i-1", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 1000, "");
        var post = SERVER.requestAs(key, "/api/v1/sessions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"eves\",\"name\":\"n\",\"project\":\"shop\"}"));
        assertThat(SERVER.send(post).status()).isEqualTo(201);
        log("eves", "i-2", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 2000, "");

        var rows = get("/spend?groupBy=user&" + in).json().get("rows");
        assertThat(texts(rows, "/userName")).containsExactly("Administrator", "=Eve");
        assertThat(get("/spend?groupBy=user,model&" + in, "Accept", "text/csv").text())
                .startsWith("user,userName,model,interactions,")
                .contains("\n" + member + ",'=Eve,claude-sonnet-4-5,1,2000,");
        assertThat(texts(as(key, "/spend?groupBy=user&user=" + member).json().get("rows"), "/userName"))
                .as("their own")
                .containsExactly("=Eve");
        SERVER.delete("/api/v1/teams/" + team + "/members/" + member);
        assertThat(texts(get("/spend?groupBy=user&" + in).json().get("rows"), "/userName"))
                .as("who has left")
                .containsExactly("Administrator", "=Eve");
        SERVER.delete("/api/v1/members/" + member);
        assertThat(texts(get("/spend?groupBy=user&" + in).json().get("rows"), "/userName"))
                .as("who was erased")
                .containsExactly("Administrator", "member " + member);
        assertThat(get("/spend?groupBy=project&" + in).text()).doesNotContain("userName");
    }

    private Answer as(String key, String path) {
        return SERVER.send(SERVER.requestAs(key, "/api/v1" + path, "X-Min-Position", String.valueOf(position)));
    }

    @Test
    void sumsTheTeamsThatAKeyOpens() {
        log("s-1", "i-1", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 1000, "");
        var rows = get("/spend?groupBy=team").json().get("rows");
        assertThat(texts(rows, "/team")).contains(team);
        assertThat(texts(get("/spend?groupBy=team&" + in).json().get("rows"), "/team"))
                .containsExactly(team);
    }

    @Test
    void answersAPositionItHasNotReached() {
        var answer = SERVER.get("/api/v1/spend?" + in, "X-Min-Position", "999999");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.json().get("position").asLong()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void buildsAViewAnew() {
        log("s-1", "i-1", "claude-sonnet-4-5", "2026-10-05T10:00:00Z", 1000, "");
        var before = get("/spend?groupBy=day,project,user,model&" + in).text();
        var begun = SERVER.post("/api/v1/views/spend/rebuild", "");
        assertThat(begun.status()).isEqualTo(202);
        int building = begun.json().get("building").asInt();
        await().until(() -> {
            assertThat(get("/spend?" + in).status()).as("meanwhile").isEqualTo(200);
            return SERVER.get("/api/v1/views").json().at("/items/0/generation").asInt() == building;
        });
        assertThat(get("/spend?groupBy=day,project,user,model&" + in).text()).isEqualTo(before);
        assertThat(SERVER.post("/api/v1/views/none/rebuild", "").status()).isEqualTo(404);
    }
}
