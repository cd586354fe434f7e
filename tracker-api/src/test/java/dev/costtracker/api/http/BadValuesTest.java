package dev.costtracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What clients, broken or hostile, put where a value should be. */
class BadValuesTest {

    private static final TestServer SERVER = TestServer.start("echo");

    /** Not a value of any kind of string. */
    private static final List<String> NO_STRINGS =
            List.of("null", "true", "false", "0", "1", "-1", "1.5", "1e3", "{}", "[]", "[\"a\"]", "{\"a\":\"b\"}");

    private static final List<String> CONTROLS = List.of(
            "\"a\\u0000b\"",
            "\"a\\u0007b\"",
            "\"a\\u001bb\"",
            "\"a\\u007fb\"",
            "\"a\\u0085b\"",
            "\"a\\u009fb\"",
            "\"a\\tb\"",
            "\"a\\rb\"",
            "\"a\\bb\"",
            "\"a\\fb\"",
            "\"a\\u2028b\"",
            "\"a\\u2029b\"",
            "\"a\\ud800b\"",
            "\"a\\udc00b\"",
            "\"\\ud83d\"",
            "\"\\ude00\\ud83d\"");

    private static final Map<String, List<String>> BAD = Map.of(
            "id",
                    with(
                            NO_STRINGS,
                            CONTROLS,
                            List.of(
                                    "\"\"",
                                    "\" \"",
                                    "\"a b\"",
                                    "\"a/b\"",
                                    "\"a%b\"",
                                    "\"ä\"",
                                    "\"a\\nb\"",
                                    "\"a+b\"",
                                    "\"a@b\"",
                                    "\"a#\"",
                                    "\"{}\"",
                                    "\"$gt\"",
                                    "\"a\\\"\"",
                                    "\"a'b\"",
                                    "\"<b>\"",
                                    "\"a\\\\b\"",
                                    "\"a,b\"",
                                    "\"a;b\"",
                                    "\"😀\"",
                                    "\"../x y\"",
                                    '"' + "a".repeat(201) + '"',
                                    '"' + "a".repeat(100_000) + '"')),
            "name",
                    with(
                            NO_STRINGS,
                            CONTROLS,
                            List.of(
                                    "\"\"",
                                    "\" \"",
                                    "\"\\u00a0 \\n\"",
                                    "\"a\\nb\"",
                                    "\"a\\r\\nb\"",
                                    "\"\\u3000\"",
                                    '"' + "a".repeat(201) + '"',
                                    '"' + "😀".repeat(201) + '"',
                                    '"' + "a".repeat(500_000) + '"')),
            "text",
                    with(
                            NO_STRINGS,
                            CONTROLS,
                            List.of("\"\"", "\"  \\n \"", '"' + "a".repeat(4001) + '"', '"' + "😀".repeat(4001) + '"')),
            "remark", with(NO_STRINGS, CONTROLS, List.of('"' + "a".repeat(4001) + '"', '"' + "😀".repeat(4001) + '"')),
            "instant",
                    with(
                            NO_STRINGS,
                            CONTROLS,
                            List.of(
                                    "\"\"",
                                    "\"now\"",
                                    "\"2026-10-01\"",
                                    "\"2026-10-01T09:30Z\"",
                                    "\"2026-10-01T09:30:00\"",
                                    "\"2026-10-01 09:30:00Z\"",
                                    "\"2026-10-01T09:30:00+02:00\"",
                                    "\"2026-10-01T09:30:00-00:30\"",
                                    "\"2026-10-01T24:00:00Z\"",
                                    "\"2026-10-01T23:59:60Z\"",
                                    "\"2026-02-30T00:00:00Z\"",
                                    "\"2025-02-29T00:00:00Z\"",
                                    "\"2026-13-01T00:00:00Z\"",
                                    "\"2026-00-01T00:00:00Z\"",
                                    "\"2026-01-00T00:00:00Z\"",
                                    "\"2026-01-01T25:00:00Z\"",
                                    "\"2026-01-01T00:60:00Z\"",
                                    "\"26-01-01T00:00:00Z\"",
                                    "\"+12026-01-01T00:00:00Z\"",
                                    "\"-2026-01-01T00:00:00Z\"",
                                    "\"2026-01-01T00:00:00.Z\"",
                                    "\"2026-01-01T00:00:00.1234567890Z\"",
                                    "\"2026-01-01T00:00:00,5Z\"",
                                    "\"2026-01-01T00:00:00z\"",
                                    "\"2026-01-01t00:00:00Z\"",
                                    "\" 2026-01-01T00:00:00Z\"",
                                    "\"2026-01-01T00:00:00Z \"",
                                    "\"2026-01-01T00:00:00Z[UTC]\"",
                                    "\"1790000000\"",
                                    "1790000000",
                                    "\"2026-W01-1T00:00:00Z\"",
                                    "\"20260101T000000Z\"",
                                    "\"٢٠٢٦-01-01T00:00:00Z\"")),
            "money",
                    with(
                            NO_STRINGS,
                            CONTROLS,
                            List.of(
                                    "\"\"",
                                    "\"-1\"",
                                    "\"-0\"",
                                    "\"-0.5\"",
                                    "\"+1\"",
                                    "\"1.\"",
                                    "\".5\"",
                                    "\"1,5\"",
                                    "\"1e3\"",
                                    "\"1E-3\"",
                                    "\"1e999999999\"",
                                    "\"NaN\"",
                                    "\"Infinity\"",
                                    "\"-Infinity\"",
                                    "\"0x1\"",
                                    "\"1_000\"",
                                    "\"1 000\"",
                                    "\" 1\"",
                                    "\"1 \"",
                                    "\"00\"",
                                    "\"01\"",
                                    "\"1.2.3\"",
                                    "\"$1\"",
                                    "\"1 USD\"",
                                    "\"1f\"",
                                    "\"1d\"",
                                    "\"1000000000000000\"",
                                    "\"0.0000000000000000001\"",
                                    "\"١\"",
                                    "\"１\"",
                                    "\"one\"",
                                    "1e400",
                                    "0.0156",
                                    '"' + "9".repeat(100_000) + '"')),
            "count",
                    List.of(
                            "null",
                            "true",
                            "false",
                            "\"\"",
                            "\"1\"",
                            "\"NaN\"",
                            "{}",
                            "[]",
                            "[1]",
                            "-1",
                            "1.0",
                            "1.5",
                            "1e3",
                            "1E3",
                            "1e-3",
                            "0.0",
                            "1e400",
                            "-1e400",
                            "1e999999999",
                            "100000001",
                            "2147483648",
                            "4294967296",
                            "9223372036854775807",
                            "9223372036854775808",
                            "18446744073709551616",
                            "99999999999999999999999999",
                            "-9223372036854775808",
                            "-9223372036854775809",
                            "9".repeat(900),
                            "0." + "0".repeat(900) + "1"),
            "flag", List.of("null", "0", "1", "\"true\"", "\"false\"", "\"\"", "{}", "[]", "1.0", "\"yes\""),
            "choice", with(NO_STRINGS, CONTROLS, List.of("\"\"", "\"Refuse\"", "\"refuse \"", "\"both\"")),
            "ids",
                    List.of(
                            "null",
                            "true",
                            "1",
                            "\"a\"",
                            "{}",
                            "[null]",
                            "[1]",
                            "[\"a b\"]",
                            "[[\"a\"]]",
                            "[{}]",
                            "[\"\"]",
                            "[\"a\",\"b\",\"c\",\"d\",\"e\"]",
                            "{\"0\":\"a\"}"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryBadValue() {
        return BAD.entrySet().stream()
                .map(field -> DynamicTest.dynamicTest(
                        field.getKey() + ": " + field.getValue().size(),
                        () -> field.getValue().forEach(value -> refuses(field.getKey(), value))));
    }

    private static void refuses(String field, String value) {
        var answer = SERVER.post("/api/v1/echo", "{\"%s\":%s}".formatted(field, value));
        var shown = value.substring(0, Math.min(60, value.length()));
        assertThat(answer.status()).as("%s: %s", field, shown).isEqualTo(400);
        isProblem(answer, "invalid-request");
        assertThat(answer.json().at("/errors/0/field").asString())
                .as("%s: %s", field, shown)
                .startsWith(field);
        assertThat(answer.text().length()).as("%s: %s", field, shown).isLessThan(1000);
    }

    @Test
    void refusesBodiesThatAreNoJson() {
        var bodies = List.of(
                "",
                " ",
                "\n",
                "{",
                "}",
                "[",
                "{]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1}}",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1} x",
                "{} {}",
                "{\"count\":NaN}",
                "{\"count\":Infinity}",
                "{\"count\":-Infinity}",
                "{\"count\":+1}",
                "{\"count\":01}",
                "{\"count\":1.}",
                "{\"count\":.5}",
                "{\"count\":0x10}",
                "{\"count\":1_000}",
                "{\"count\":1e}",
                "{\"count\":--1}",
                "{\"flag\":True}",
                "{\"flag\":undefined}",
                "{\"flag\":None}",
                "{\"name\":\"a\nb\"}",
                "{\"name\":\"a\tb\"}",
                "{\"name\":\"\\x41\"}",
                "{\"name\":\"\\u00g0\"}",
                "{\"name\":\"a}",
                "// c\n{}",
                "{/* c */}",
                "# c\n{}",
                "<a/>",
                "name=x",
                "\u0000",
                "\ufeff{}",
                "[".repeat(33),
                "{\"a\":".repeat(40) + "1" + "}".repeat(40),
                "[".repeat(100_000),
                "{\"count\":" + "9".repeat(2000) + "}");
        for (var body : bodies) {
            var answer = SERVER.post("/api/v1/echo", body);
            assertThat(answer.status())
                    .as(body.substring(0, Math.min(40, body.length())))
                    .isEqualTo(400);
            isProblem(answer, "malformed-body");
        }
    }

    @Test
    void refusesJsonThatIsNoObject() {
        for (var body : List.of("null", "true", "1", "\"a\"", "[]", "[{}]")) {
            var answer = SERVER.post("/api/v1/echo", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("body");
        }
    }

    @Test
    void namesEveryFaultAtOnce() {
        var answer = SERVER.post("/api/v1/echo", """
                {"id": "a b", "name": 5, "count": -1, "count": 2, "object": {"count": 6, "nope": 1}, "\\ud800": 1,
                 "teamId": "x"}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "id", "name", "count", "count", "object.count", "object.nope", "\\ud800", "teamId");
        assertThat(answer.text()).contains("must be a whole number from -5 to 5; got 6");
    }

    @Test
    void doesNotListFaultsWithoutEnd() {
        var body = new StringBuilder("{\"a\":1");
        for (int i = 0; i < 50_000; i++) {
            body.append(",\"a").append(i).append("\":1");
        }
        var answer = SERVER.post("/api/v1/echo", body.append('}').toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).hasSize(100);
        assertThat(answer.json().get("detail").asString()).startsWith("50,001 faults");
    }

    @Test
    void neverEchoesLongInput() {
        var secret = "sk-ant-" + "x".repeat(60);
        var answer = SERVER.post("/api/v1/echo", "{\"id\":\"%s!\",\"choice\":\"%s\"}".formatted(secret, secret));
        assertThat(answer.text()).doesNotContain("sk-ant").contains("got 68 characters");
    }

    static void isProblem(TestServer.Answer answer, String code) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "\tat ", "jackson", "springframework", "Tomcat");
    }

    private static List<String> fields(TestServer.Answer answer) {
        var fields = new ArrayList<String>();
        answer.json()
                .get("errors")
                .forEach(error -> fields.add(error.get("field").asString()));
        return fields;
    }

    private static List<String> with(List<String> some, List<String> more, List<String> most) {
        return Stream.of(some, more, most).flatMap(List::stream).toList();
    }
}
