package dev.costtracker.api.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.ledger.Ledger;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Teams, members and keys, as an administrator and a manager use them. */
class TeamApiTest {

    private static final TestServer SERVER = TestServer.start();

    private static int teams;

    private final String team = "team-" + ++teams;
    private final String path = "/api/v1/teams/" + team;

    TeamApiTest() {
        assertThat(SERVER.post("/api/v1/teams", "{\"id\":\"%s\",\"name\":\"Web\"}".formatted(team))
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private Answer add(String body) {
        return SERVER.post(path + "/members", body);
    }

    private String issue(String member, String kind, String more) {
        var body = "{\"team\":\"%s\",\"member\":\"%s\",\"name\":\"laptop\",\"kind\":\"%s\"%s}"
                .formatted(team, member, kind, more);
        var issued = SERVER.post("/api/v1/keys", body);
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return issued.json().get("key").asString();
    }

    private static Answer as(String key, String method, String path, String body) {
        var request = SERVER.requestAs(key, path);
        return SERVER.send(
                body.isEmpty()
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body)));
    }

    private static Answer get(String key, String path) {
        return as(key, "GET", path, "");
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
    }

    @Test
    void takesTheInstallationsZoneWhereNoneIsGiven() {
        assertThat(SERVER.get(path).json().get("zone").asString()).isEqualTo("UTC");
        assertThat(SERVER.get("/api/v1/teams/default").json().get("name").asString())
                .isEqualTo("default");
        var again = "{\"id\":\"%s\",\"name\":\"Web\"}".formatted(team);
        assertThat(SERVER.post("/api/v1/teams", again).status()).isEqualTo(200);
        isProblem(SERVER.post("/api/v1/teams", again.replace("Web", "Other")), 409, "team-exists");
    }

    @Test
    void judgesByTheRoleOfTheMoment() {
        add("{\"id\":\"%s-ann\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(team));
        var ann = issue(team + "-ann", "member", "");
        isProblem(get(ann, path + "/members"), 403, "not-permitted");
        as(TestServer.KEY, "PUT", path + "/members/" + team + "-ann", "{\"role\":\"manager\"}");
        assertThat(get(ann, path + "/members").status()).isEqualTo(200);
        var me = get(ann, "/api/v1/me").json();
        assertThat(me.get("standing").asString()).isEqualTo("manager");
        assertThat(me.get("name").asString()).isEqualTo("Ann");
        assertThat(me.at("/teams").size()).isEqualTo(1);
        SERVER.delete(path + "/members/" + team + "-ann");
        isProblem(get(ann, "/api/v1/me"), 401, "unauthorized");
        assertThat(get(ann, "/api/v1/me").header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void letsAManagerAddPeopleWhoseIdsTheServerMakes() {
        add("{\"id\":\"%s-max\",\"name\":\"Max\",\"role\":\"manager\"}".formatted(team));
        var max = issue(team + "-max", "member", "");
        var added = as(max, "POST", path + "/members", "{\"name\":\"New\",\"email\":\"n@x.org\",\"role\":\"member\"}");
        assertThat(added.status()).isEqualTo(201);
        var id = added.json().get("id").asString();
        assertThat(added.header("Location")).isEqualTo(path + "/members/" + id);
        assertThat(get(max, path + "/members/" + id).text())
                .isEqualTo("{\"id\":\"%s\",\"name\":\"New\",\"email\":\"n@x.org\",\"role\":\"member\"}".formatted(id));
        isProblem(
                as(max, "POST", path + "/members", "{\"id\":\"mine\",\"name\":\"New\",\"role\":\"member\"}"),
                403,
                "not-permitted");
        as(max, "DELETE", path + "/members/" + id, "");
        isProblem(get(max, path + "/members/" + id), 404, "member-not-found");
        var again = as(max, "POST", path + "/members", "{\"id\":\"%s\",\"role\":\"member\"}".formatted(id));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("name").asString()).isEqualTo("New");
    }

    @Test
    void leavesATeamItsLastManager() {
        add("{\"id\":\"%s-max\",\"name\":\"Max\",\"role\":\"manager\"}".formatted(team));
        var max = issue(team + "-max", "member", "");
        var own = path + "/members/" + team + "-max";
        isProblem(as(max, "PUT", own, "{\"role\":\"member\"}"), 409, "last-manager");
        isProblem(as(max, "DELETE", own, ""), 409, "last-manager");
        add("{\"id\":\"%s-eva\",\"name\":\"Eva\",\"role\":\"manager\"}".formatted(team));
        assertThat(as(max, "DELETE", own, "").status()).isEqualTo(200);
        assertThat(SERVER.delete(path + "/members/" + team + "-eva").status()).isEqualTo(200);
    }

    @Test
    void invitesNobodyWhereThereIsNoIssuer() {
        add("{\"id\":\"%s-ann\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(team));
        var log = SERVER.bean(EventLog.class);
        long head = log.head();
        isProblem(SERVER.post(path + "/members/" + team + "-ann/invitation", ""), 409, "no-issuer");
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    void correctsWhatSomebodyIsCalledAndSaysSoWithoutIt() throws IOException {
        add("{\"id\":\"%s-ann\",\"name\":\"Ann\",\"email\":\"ann@old.org\",\"role\":\"member\"}".formatted(team));
        add("{\"id\":\"%s-bob\",\"name\":\"Bob\",\"role\":\"member\"}".formatted(team));
        var ann = issue(team + "-ann", "member", "");
        var own = path + "/members/" + team + "-ann";
        var renamed = as(ann, "PATCH", own, "{\"name\":\"Ann Novel\"}");
        assertThat(renamed.text())
                .isEqualTo("{\"id\":\"%s-ann\",\"name\":\"Ann Novel\",\"email\":\"ann@old.org\",\"role\":\"member\"}"
                        .formatted(team));
        isProblem(as(ann, "PATCH", own, "{\"email\":\"ann@novel.org\"}"), 403, "not-permitted");
        assertThat(as(ann, "PATCH", own, "{\"email\":\"ann@old.org\"}").header("X-Position"))
                .isEqualTo(renamed.header("X-Position"));
        isProblem(as(ann, "PATCH", path + "/members/" + team + "-bob", "{\"name\":\"x\"}"), 403, "not-permitted");
        isProblem(as(ann, "PATCH", path + "/members/nobody", "{\"name\":\"x\"}"), 403, "not-permitted");
        var corrected = as(TestServer.KEY, "PATCH", own, "{\"email\":\"ann@novel.org\"}");
        assertThat(corrected.json().get("email").asString()).isEqualTo("ann@novel.org");
        assertThat(get(ann, "/api/v1/me").text()).contains("Ann Novel", "ann@novel.org");
        isProblem(as(TestServer.KEY, "PATCH", path + "/members/nobody", "{\"name\":\"x\"}"), 404, "member-not-found");
        for (var bad : List.of("{}", "{\"name\":\"\"}", "{\"email\":\"x\"}", "{\"role\":\"manager\"}")) {
            isProblem(as(TestServer.KEY, "PATCH", own, bad), 400, "invalid-request");
        }
        var trail = SERVER.get("/api/v1/audit?action=person-changed&team=" + team);
        assertThat(trail.json().get("items").findValuesAsString("actor")).isEqualTo(List.of("admin", team + "-ann"));
        assertThat(trail.text()).doesNotContain("Novel", "novel");
        assertThat(written()).doesNotContain("Ann Novel").doesNotContain("ann@novel.org");
    }

    @Test
    void showsAKeyOnceAndEndsItAtOnce() throws IOException {
        add("{\"id\":\"%s-ann\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(team));
        var ann = issue(team + "-ann", "member", ",\"expiresAt\":\"2099-01-01T00:00:00Z\"");
        assertThat(ApiKey.isWellFormed(ann)).isTrue();
        assertThat(get(ann, "/api/v1/sessions").status()).isEqualTo(200);
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> get(ann, "/api/v1/keys")
                                .json()
                                .at("/items/0/lastUsed")
                                .asString(""),
                        today::equals);
        var listed = get(ann, "/api/v1/keys");
        assertThat(listed.json().at("/items/0/name").asString()).isEqualTo("laptop");
        assertThat(listed.json().at("/items/0/expiresAt").asString()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(listed.text()).doesNotContain(ann);
        assertThat(written()).doesNotContain(ann).doesNotContain("laptop");

        var id = listed.json().at("/items/0/id").asString();
        assertThat(as(ann, "DELETE", "/api/v1/keys/" + id, "").status()).isEqualTo(200);
        isProblem(get(ann, "/api/v1/sessions"), 401, "unauthorized");
        assertThat(SERVER.delete("/api/v1/keys/" + id + "?team=" + team).status())
                .isEqualTo(200);
        isProblem(SERVER.delete("/api/v1/keys/" + id), 404, "key-not-found");
        isProblem(SERVER.delete("/api/v1/keys/no%20id"), 404, "key-not-found");
    }

    @Test
    void notesTheUseOfAKeyOncePerDayOnly() {
        add("{\"id\":\"%s-ann\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(team));
        var ann = issue(team + "-ann", "member", "");
        var log = SERVER.bean(EventLog.class);
        long head = log.head();
        for (int i = 0; i < 10; i++) {
            get(ann, "/api/v1/me");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> log.head() > head);
        for (int i = 0; i < 10; i++) {
            get(ann, "/api/v1/me");
        }
        assertThat(log.head()).isEqualTo(head + 1);
    }

    @Test
    void logsWithAnIngestKeyAndNothingElse() {
        add("{\"id\":\"%s-ann\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(team));
        var ann = issue(team + "-ann", "member", "");
        var ingest = issue(team + "-ann", "ingest", "");
        var start = "{\"id\":\"s\",\"name\":\"n\",\"project\":\"p\"}";
        assertThat(as(ingest, "POST", "/api/v1/sessions", start).status()).isEqualTo(201);
        var item = "{\"session\":\"s\",\"id\":\"i\",\"model\":\"claude-sonnet-4\",\"usage\":{\"input\":%d}%s}";
        var batch =
                "{\"items\":[" + item.formatted(1, "") + "," + item.formatted(2, ",\"onConflict\":\"amend\"") + "]}";
        var logged = as(ingest, "POST", "/api/v1/interactions", batch).json();
        assertThat(logged.get("results").findValuesAsString("outcome")).isEqualTo(List.of("logged", "amended"));
        isProblem(get(ingest, "/api/v1/sessions/s"), 403, "not-permitted");
        var session = get(ann, "/api/v1/sessions/s").json();
        assertThat(session.get("user").asString()).isEqualTo(team + "-ann");
        assertThat(session.get("team").asString()).isEqualTo(team);
    }

    @Test
    void opensSeveralTeamsWithOneKey() {
        SERVER.post("/api/v1/teams", "{\"id\":\"%s-2\",\"name\":\"Ops\"}".formatted(team));
        add("{\"id\":\"%s-ann\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(team));
        SERVER.post(path + "-2/members", "{\"id\":\"%s-ann\",\"role\":\"member\"}".formatted(team));
        var ann = issue(team + "-ann", "member", "");
        var start = "{\"id\":\"s\",\"name\":\"n\",\"project\":\"p\",\"team\":\"%s-2\"}".formatted(team);
        assertThat(as(ann, "POST", "/api/v1/sessions", start).json().get("team").asString())
                .isEqualTo(team + "-2");
        isProblem(get(ann, "/api/v1/sessions/s"), 404, "session-not-found");
        assertThat(get(ann, "/api/v1/sessions/s?team=%s-2".formatted(team)).status())
                .isEqualTo(200);
        assertThat(get(ann, "/api/v1/teams").json().get("items").size()).isEqualTo(2);
        isProblem(get(ann, "/api/v1/sessions?team=default"), 404, "team-not-found");
        isProblem(get(ann, "/api/v1/sessions?team=no%20id"), 400, "invalid-request");
        isProblem(get(ann, "/api/v1/teams/no%20id"), 404, "team-not-found");
        isProblem(get(ann, path + "?team=" + team), 400, "invalid-request");
    }

    @Test
    void erasesAPersonAndMovesNoTotal() {
        add("{\"id\":\"%s-eve\",\"name\":\"Eve Canary\",\"email\":\"eve@canary.org\",\"role\":\"member\"}"
                .formatted(team));
        var eve = issue(team + "-eve", "member", "");
        as(eve, "POST", "/api/v1/sessions", "{\"id\":\"s\",\"name\":\"n\",\"project\":\"p\"}");
        var interaction = "{\"id\":\"i\",\"model\":\"claude-sonnet-4\",\"usage\":{\"input\":1200,\"output\":800}}";
        as(eve, "POST", "/api/v1/sessions/s/interactions", interaction);
        var report = "/api/v1/sessions/s/report.md?team=" + team;
        var before = SERVER.get(report).text();
        assertThat(SERVER.get("/api/v1/members/" + team + "-eve").text()).contains("eve@canary.org");

        var erased = SERVER.delete("/api/v1/members/" + team + "-eve");
        assertThat(erased.status()).isEqualTo(200);
        assertThat(erased.json().get("name").asString()).isEqualTo("member " + team + "-eve");
        assertThat(erased.json().get("erased").asBoolean()).isTrue();
        assertThat(SERVER.get(report).text()).isEqualTo(before).contains("$0.016");
        isProblem(get(eve, "/api/v1/me"), 401, "unauthorized");
        assertThat(SERVER.delete("/api/v1/members/" + team + "-eve").status()).isEqualTo(200);
        isProblem(
                add("{\"id\":\"%s-eve\",\"name\":\"Eve\",\"role\":\"member\"}".formatted(team)), 409, "member-erased");
        isProblem(SERVER.delete("/api/v1/members/nobody"), 404, "member-not-found");
        assertThat(SERVER.bean(Ledger.class).verify())
                .isEqualTo(SERVER.bean(EventLog.class).head());
        assertThat(SERVER.get("/api/v1/audit?action=member-erased&member=%s-eve".formatted(team))
                        .json()
                        .at("/items/0/actor")
                        .asString())
                .isEqualTo("admin");
    }

    @Test
    void tellsWhoDidWhatAndPagesThroughIt() {
        add("{\"id\":\"%s-max\",\"name\":\"Max\",\"role\":\"manager\"}".formatted(team));
        var max = issue(team + "-max", "member", "");
        as(max, "PATCH", path, "{\"zone\":\"Asia/Kathmandu\",\"closedList\":true}");
        as(max, "POST", path + "/projects", "{\"name\":\"shop\"}");
        var page = get(max, "/api/v1/audit?limit=2").json();
        assertThat(page.get("items").findValuesAsString("action"))
                .isEqualTo(List.of("project-created", "project-list-closed"));
        assertThat(page.at("/items/0/actor").asString()).isEqualTo(team + "-max");
        assertThat(page.at("/items/0/key").asString()).isNotEqualTo("admin");
        assertThat(page.at("/items/0/subject").asString()).isEqualTo("shop");
        var rest = get(max, "/api/v1/audit?limit=500&cursor=" + page.get("next").asString())
                .json();
        assertThat(rest.get("items").findValuesAsString("action"))
                .isEqualTo(List.of("team-zone-set", "key-issued", "member-added", "team-created"));
        assertThat(rest.has("next")).isFalse();
        assertThat(get(max, "/api/v1/audit?actor=admin&action=key-issued")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
        isProblem(get(max, "/api/v1/audit?cursor=x"), 400, "invalid-request");
        assertThat(SERVER.get("/api/v1/audit?limit=500").json().get("items").size())
                .isGreaterThan(5);
    }

    @Test
    void pagesThroughLists() {
        for (var name : List.of("c", "a", "b")) {
            SERVER.post(path + "/projects", "{\"name\":\"%s\"}".formatted(name));
        }
        var first = SERVER.get(path + "/projects?limit=2").json();
        assertThat(first.get("items").findValuesAsString("name")).isEqualTo(List.of("a", "b"));
        var next = SERVER.get(path + "/projects?cursor=" + first.get("next").asString());
        assertThat(next.text()).isEqualTo("{\"items\":[{\"name\":\"c\",\"archived\":false}]}");
    }

    @Test
    void refusesWhatCannotBe() {
        var member = "{\"id\":\"%s-x\",\"name\":\"X\",\"role\":\"member\"}".formatted(team);
        for (var bad : List.of(
                "{\"role\":\"member\"}",
                member.replace("member\"}", "administrator\"}"),
                member.replace("member\"}", "MEMBER\"}"),
                member.replace("\"X\"", "\"X\\nY\""),
                member.replace("\"X\"", "\"\""),
                member.replace("{", "{\"email\":\"no address\","),
                member.replace("{", "{\"email\":\"a@b@c\","),
                member.replace("{", "{\"email\":\"@b\","),
                member.replace("{", "{\"email\":\"a@b\\n\","),
                member.replace("{", "{\"email\":null,"),
                "{\"id\":\"y\",\"email\":\"a@b\",\"role\":\"member\"}",
                member.replace("{", "{\"administrator\":true,"))) {
            isProblem(add(bad), 400, "invalid-request");
        }
        for (var zone : List.of(
                "\"Berlin\"", "\"SystemV/EST5\"", "\"+02:00\"", "\"\"", "1", "null", "\"Europe/Berlin \"", "[]")) {
            var patch = "{\"zone\":%s}".formatted(zone);
            isProblem(as(TestServer.KEY, "PATCH", path, patch), 400, "invalid-request");
        }
        isProblem(as(TestServer.KEY, "PATCH", path, "{}"), 400, "invalid-request");
        isProblem(as(TestServer.KEY, "PATCH", path, "{\"closedList\":\"true\"}"), 400, "invalid-request");
        for (var name : List.of("", "a\\nb")) {
            isProblem(SERVER.post(path + "/projects", "{\"name\":\"%s\"}".formatted(name)), 400, "invalid-request");
        }
        add(member);
        var key = "{\"team\":\"%s\",\"member\":\"%s-x\",\"name\":\"k\",\"kind\":\"member\"}".formatted(team, team);
        for (var bad : List.of(
                key.replace("\"member\"}", "\"admin\"}"),
                key.replace("{", "{\"expiresAt\":\"2020-01-01T00:00:00Z\","),
                key.replace("{", "{\"expiresAt\":\"tomorrow\","),
                key.replace("{", "{\"key\":\"cct_mine\","),
                key.replace("{", "{\"hash\":\"00\","),
                "{\"team\":\"%s\",\"name\":\"k\",\"kind\":\"member\"}".formatted(team))) {
            isProblem(SERVER.post("/api/v1/keys", bad), 400, "invalid-request");
        }
        isProblem(SERVER.post("/api/v1/keys", key.replace("-x\"", "-y\"")), 404, "member-not-found");
    }

    @Test
    void saysWhenAKeyExpiresThatWasIssuedWithOneThatDoes() {
        add("{\"id\":\"%s-ann\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(team));
        var ann = issue(team + "-ann", "member", ",\"expiresAt\":\"2099-01-01T00:00:00Z\"");
        var wanted = "{\"name\":\"k\",\"kind\":\"ingest\"%s}";
        var issued = as(ann, "POST", "/api/v1/keys", wanted.formatted(""));
        assertThat(issued.json().get("expiresAt").asString()).isEqualTo("2099-01-01T00:00:00Z");
        var later = as(ann, "POST", "/api/v1/keys", wanted.formatted(",\"expiresAt\":\"2099-01-02T00:00:00Z\""));
        isProblem(later, 403, "not-permitted");
        assertThat(later.text()).contains("the key expires at 2099-01-01T00:00:00Z");
    }

    private static String written() throws IOException {
        var data = SERVER.bean(Settings.class).data();
        var whole = new StringBuilder();
        try (var files = Files.list(data)) {
            for (Path file : files.toList()) {
                whole.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return whole.toString();
    }
}
