package dev.costtracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Keys that somebody pastes into names and texts do not come into the log. */
class PastedKeysTest {

    // Digits, capitals and small letters; what is made of it is put together here, so that no scanner takes this file
    // for a leak.
    private static final String RANDOM = "q7Z0pX3vK9mB2nT8wR5yC1dF6gH4jL0sA7eU2iO9kW3xV8bN5cM1zQ6tY4rP0hG2fD";
    private static final String CAPITALS = "Q7ZPX3VK9MB2NT8W";

    static final List<String> KEYS = List.of(
            "cct_" + RANDOM.substring(0, 49),
            "cct_only-for-tests-0123456789-abcdefghij",
            "cta_" + RANDOM.substring(0, 43),
            "ctl_" + RANDOM.substring(0, 43),
            "sk-ant-" + "api03-" + RANDOM + "-" + RANDOM.substring(0, 20) + "AA",
            "sk-ant-" + "admin01-" + RANDOM,
            "sk-" + RANDOM.substring(0, 48),
            "sk-" + "proj-" + RANDOM + "_" + RANDOM + "-x",
            "AKIA" + CAPITALS,
            "ASIA" + CAPITALS,
            "ghp_" + RANDOM.substring(0, 36),
            "gho_" + RANDOM.substring(0, 36),
            "ghu_" + RANDOM.substring(0, 36),
            "ghs_" + RANDOM.substring(0, 36),
            "ghr_" + RANDOM.substring(0, 36),
            "github_pat_" + RANDOM.substring(0, 22) + "_" + RANDOM.substring(0, 59),
            "glpat-" + RANDOM.substring(0, 20),
            "xoxb-" + "123456789012-" + RANDOM.substring(0, 24),
            "xoxp-" + "123456789012-" + RANDOM.substring(0, 24),
            "AIza" + RANDOM.substring(0, 33) + "-_",
            "eyJhbGciOiJSUzI1NiJ9." + "eyJzdWIiOiJhbm4ifQ." + RANDOM.substring(0, 43),
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0." + "." + RANDOM.substring(0, 16) + "." + RANDOM + "." + CAPITALS,
            "-----BEGIN " + "PRIVATE KEY----- " + RANDOM + " -----END PRIVATE KEY-----",
            "-----BEGIN " + "OPENSSH PRIVATE KEY----- " + RANDOM + " and no end");

    @TempDir
    private Path data = Path.of("");

    @ParameterizedTest
    @FieldSource("KEYS")
    void areReplacedWhereverTheyStand(String key) {
        assertThat(PastedKeys.redacted(key)).isEqualTo("[redacted key]");
        for (var before : List.of("", "use ", "KEY=", "\"", "token:", "https://x:", "Bearer ", "\n")) {
            assertThat(PastedKeys.redacted(before + key)).isEqualTo(before + "[redacted key]");
        }
        assertThat(PastedKeys.redacted("first " + key)).hasSizeLessThanOrEqualTo(("first " + key).length());
    }

    @Test
    void leaveWhatStandsAround() {
        var key = KEYS.getFirst();
        assertThat(PastedKeys.redacted("from %s, and %s.\nEnd".formatted(key, key)))
                .isEqualTo("from [redacted key], and [redacted key].\nEnd");
        var pem = "see\n-----BEGIN " + "RSA PRIVATE KEY-----\n" + RANDOM + "\n-----END RSA PRIVATE KEY-----\nthere";
        assertThat(PastedKeys.redacted(pem)).isEqualTo("see\n[redacted key]\nthere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-sonnet-4-5-20250929",
                "risk-assessment-of-the-payment-service-2026",
                "sk-a-long-name-of-a-branch-in-which-nothing-is-secret",
                "acct_1032D82eZvKYlo2CabcdEFGH",
                "AKIA is how they begin",
                "the ghp_ and glpat- prefixes, xoxb- too",
                "eyJ is how a JWT begins",
                "-----BEGIN CERTIFICATE----- MIIB -----END CERTIFICATE-----",
                "0199f2c1-7f00-7000-8000-000000000001",
                "3f786850e387550fdab836ed7e6dc881de23001b"
            })
    void areNothingElse(String text) {
        assertThat(PastedKeys.redacted(text)).isEqualTo(text);
    }

    /** Everything that takes a name or a text, as an administrator, a manager and a member would send it. */
    @Test
    void areNotInTheDataFolder() throws IOException {
        try (var server = TestServer.in(data)) {
            for (int i = 0; i < KEYS.size(); i++) {
                write(server, "n" + i, KEYS.get(i));
            }
            var files = contents();
            assertThat(files).contains("canary").contains("[redacted key]");
            for (var key : KEYS) {
                assertThat(files).as(key.substring(0, 8)).doesNotContain(key.substring(key.length() / 2));
            }
        }
        assertThat(contents()).as("closed").doesNotContain(RANDOM.substring(10, 26), CAPITALS);
    }

    private static void write(TestServer server, String id, String key) {
        var text = JsonMapper.shared().writeValueAsString("canary " + key);
        var session = "/api/v1/sessions/" + id;
        var start = "{\"id\":\"%s\",\"name\":%s,\"project\":%s,\"focusArea\":%s}".formatted(id, text, text, text);
        wrote(201, server.post("/api/v1/sessions", start));
        wrote(200, server.post("/api/v1/sessions", start));
        var interaction =
                "\"model\":%s,\"label\":%s,\"context\":%s,\"serviceTier\":%s,\"inferenceGeo\":%s,\"source\":%s"
                        .formatted(text, text, text, text, text, text);
        var log = "{\"id\":\"i-%s\",%s,\"usage\":{\"input\":1}}".formatted(id, interaction);
        wrote(201, server.post(session + "/interactions", log));
        wrote(200, server.post(session + "/interactions", log));
        var item = "{\"items\":[{\"session\":\"%s\",\"id\":\"b-%s\",%s,\"usage\":{\"input\":1}}]}"
                .formatted(id, id, interaction);
        wrote(200, server.post("/api/v1/interactions", item));
        var amend = "{\"reason\":%s,%s,\"usage\":{\"input\":2}}".formatted(text, interaction);
        wrote(200, server.post("/api/v1/interactions/i-" + id + "/amend", amend));
        wrote(200, server.post("/api/v1/interactions/i-" + id + "/void", "{\"reason\":%s}".formatted(text)));
        wrote(
                201,
                server.post(
                        session + "/entries",
                        "{\"id\":\"e\",\"kind\":\"decision\",\"topic\":%s,\"text\":%s}".formatted(text, text)));
        wrote(200, server.put(session + "/rating", "{\"session\":5,\"comment\":%s}".formatted(text)));
        wrote(201, server.post("/api/v1/teams", "{\"id\":\"%s\",\"name\":%s}".formatted(id, text)));
        wrote(201, server.post("/api/v1/teams/%s/projects".formatted(id), "{\"name\":%s}".formatted(text)));
        assertThat(server.get(session + "/report").text()).contains("canary").doesNotContain(key);
    }

    private static void wrote(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    private String contents() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
