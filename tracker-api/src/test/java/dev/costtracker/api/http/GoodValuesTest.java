package dev.costtracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is taken as it is, up to the edges. */
class GoodValuesTest {

    private static final TestServer SERVER = TestServer.start("echo");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void takesValuesAtTheEdges() {
        var good = Map.of(
                "id", "\"%s\"".formatted("a.Z_0:-".repeat(28) + "abcd"),
                "name", "\"%s\"".formatted("😀".repeat(200)),
                "text", "\"a\\nb\\n%s\"".formatted("ä".repeat(3996)),
                "remark", "\"\"",
                "instant", "\"0001-01-01T00:00:00Z\"",
                "money", "\"999999999999999.999999999999999999\"",
                "count", "100000000",
                "flag", "false",
                "ids", "[\"a\",\"b\",\"c\",\"d\"]");
        good.forEach((field, value) -> {
            var answer = SERVER.post("/api/v1/echo", "{\"%s\":%s}".formatted(field, value));
            assertThat(answer.status()).as("%s %s", field, answer.text()).isEqualTo(200);
        });
    }

    @Test
    void cutsInstantsToTheMicrosecond() {
        var answer = SERVER.post("/api/v1/echo", "{\"instant\":\"2026-10-01T09:30:00.123456789+00:00\"}");
        assertThat(answer.json().get("instant").asString()).isEqualTo("2026-10-01T09:30:00.123456Z");
    }

    @Test
    void keepsOneKindOfLineBreak() {
        var answer = SERVER.post("/api/v1/echo", "{\"text\":\"a\\r\\nb\"}");
        assertThat(answer.json().get("text").asString()).isEqualTo("a\nb");
    }

    @Test
    void leavesAbsentFieldsOut() {
        assertThat(SERVER.post("/api/v1/echo", "{}").text()).isEqualTo("{\"ids\":[]}");
    }

    @Test
    void letsOneBadItemHarmNoOther() {
        var answer = SERVER.post(
                "/api/v1/echo/batch?dryRun=true",
                "{\"items\":[{\"id\":\"a\"},{\"id\":1,\"x\":2},7,]}".replace(",]", "]"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/dryRun").asBoolean()).isTrue();
        assertThat(answer.json().at("/items/0").asString()).isEqualTo("a");
        assertThat(answer.json().at("/items/1/errors/0/field").asString()).isEqualTo("items[1].id");
        assertThat(answer.json().at("/items/1/errors/1/field").asString()).isEqualTo("items[1].x");
        assertThat(answer.json().at("/items/2/errors/0/field").asString()).isEqualTo("items[2]");
    }

    @Test
    void takesNoBodyWhereNoneIsNeeded() {
        var none = SERVER.send(
                SERVER.request("/api/v1/echo/optional").POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(none.status()).isEqualTo(200);
        assertThat(SERVER.post("/api/v1/echo/optional", "{\"id\":\"a\"}")
                        .json()
                        .get("id")
                        .asString())
                .isEqualTo("a");
    }
}
