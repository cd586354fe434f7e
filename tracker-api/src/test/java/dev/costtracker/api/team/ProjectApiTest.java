package dev.costtracker.api.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Projects are renamed, archived and reopened, whatever is in their names. */
class ProjectApiTest {

    private static final TestServer SERVER = TestServer.start();

    private static int teams;

    private final String team = "team-" + ++teams;
    private final String path = "/api/v1/teams/" + team + "/projects";

    ProjectApiTest() {
        SERVER.post("/api/v1/teams", "{\"id\":\"%s\",\"name\":\"Web\"}".formatted(team));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private Answer change(String body) {
        return SERVER.send(SERVER.request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private Answer start(String session, String project) {
        return SERVER.post(
                "/api/v1/sessions",
                "{\"team\":\"%s\",\"id\":\"%s\",\"name\":\"n\",\"project\":%s}"
                        .formatted(team, session, quoted(project)));
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
    }

    @Test
    void showsTheNewNameWhereverItShowsAProject() {
        start("s", "shop");
        var item = "{\"id\":\"i\",\"model\":\"claude-sonnet-4\",\"usage\":{\"input\":1200,\"output\":800}}";
        SERVER.post("/api/v1/sessions/s/interactions?team=" + team, item);
        var renamed = change("{\"project\":\"shop\",\"name\":\"store\"}");
        assertThat(renamed.text()).isEqualTo("{\"name\":\"store\",\"formerNames\":[\"shop\"],\"archived\":false}");
        var again = change("{\"project\":\"shop\",\"name\":\"store\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("X-Position")).isEqualTo(renamed.header("X-Position"));
        assertThat(start("s", "store").status()).isEqualTo(200);
        var position = start("late", "shop").header("X-Position");
        for (var place : List.of(
                "sessions/s?",
                "sessions/late?",
                "sessions/s/report?",
                "sessions/s/report.md?",
                "interactions/i?",
                "sessions?project=shop&",
                "sessions?project=store&",
                "spend?groupBy=project&",
                "spend/interactions?project=shop&",
                "projects?",
                "projects/store/totals?")) {
            var answer = SERVER.get("/api/v1/" + place + "team=" + team, "X-Min-Position", position);
            assertThat(answer.status()).as(place).isEqualTo(200);
            assertThat(answer.text()).as(place).contains("store").doesNotContain("\"shop\"");
        }
        var totals = SERVER.get("/api/v1/projects/shop/totals?team=" + team).json();
        assertThat(totals.get("sessions").asInt()).isEqualTo(2);
        assertThat(totals.at("/cost/amount").asString()).isEqualTo("0.0156");
        var audit = SERVER.get("/api/v1/audit?action=project-renamed&team=" + team)
                .json()
                .get("items");
        assertThat(audit.size()).isEqualTo(1);
        assertThat(audit.at("/0/subject").asString()).isEqualTo("shop");
        assertThat(audit.at("/0/value").asString()).isEqualTo("store");
    }

    @Test
    void takesNamesThatNoPathCouldHold() {
        for (var name : List.of("a/b", "50%", "a;b", "a\\b", ".", "..", "a?b#c", "ü")) {
            var project = "{\"project\":" + quoted(name) + ",";
            isProblem(change(project + "\"archived\":true}"), 404, "project-not-found");
            start("s" + encoded(name).replace('%', '-'), name);
            assertThat(change(project + "\"archived\":true}")
                            .json()
                            .get("archived")
                            .asBoolean())
                    .as(name)
                    .isTrue();
            isProblem(start("refused", name), 409, "project-archived");
            assertThat(change(project + "\"archived\":false}")
                            .json()
                            .get("name")
                            .asString())
                    .isEqualTo(name);
            var other = change(project + "\"name\":" + quoted(name + "-2") + "}");
            assertThat(other.json().at("/formerNames/0").asString()).isEqualTo(name);
        }
        assertThat(SERVER.post(path, "{\"name\":\"c/d\"}").status()).isEqualTo(201);
    }

    @Test
    void keepsNamesApart() {
        SERVER.post(path, "{\"name\":\"one\"}");
        SERVER.post(path, "{\"name\":\"two\"}");
        isProblem(change("{\"project\":\"one\",\"name\":\"two\"}"), 409, "project-exists");
        assertThat(change("{\"project\":\"one\",\"name\":\"three\"}").status()).isEqualTo(200);
        isProblem(SERVER.post(path, "{\"name\":\"one\"}"), 409, "project-exists");
        isProblem(change("{\"project\":\"one\"}"), 400, "invalid-request");
        isProblem(change("{\"name\":\"one\"}"), 400, "invalid-request");
        isProblem(change("{\"project\":\"one\",\"name\":\"\"}"), 400, "invalid-request");
        assertThat(SERVER.get(path).json().get("items").findValuesAsString("name"))
                .isEqualTo(List.of("three", "two"));
    }
}
