package dev.costtracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.costtracker.api.TestServer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What opens something is in no line of the log and in no answer but the one that gives it. */
class SecretsTest {

    private static final String JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.c2VjcmV0LXNpZ25hdHVyZQ";
    private static final String PASSWORD = "hunter2-is-the-password";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<String> answers = new ArrayList<>();

    @BeforeEach
    void listen() {
        lines.start();
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(lines);
    }

    private String log() {
        return lines.list.stream()
                .map(line -> line.getFormattedMessage()
                        + line.getKeyValuePairs()
                        + line.getMDCPropertyMap()
                        + (line.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(line.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private void drive(TestServer server, HttpRequest.Builder request) {
        var answer = server.send(request);
        answers.add(answer.response().headers().map() + answer.text());
    }

    private static String loginOf(TestServer server, String key) {
        var answer = server.send(server.plain("/login")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(key))));
        assertThat(answer.text()).doesNotContain(key);
        return cookie(answer);
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").split("[=;]", 3)[1];
    }

    @Test
    void areInNoLineOfTheLogAndInNoOtherAnswer() {
        try (var server = TestServer.start("echo")) {
            root.addAppender(lines); // after the start, which sets the logging up
            server.post("/api/v1/teams/default/members", "{\"id\":\"ann\",\"name\":\"Ann\",\"role\":\"member\"}");
            var key = server.post("/api/v1/keys", "{\"member\":\"ann\",\"name\":\"n\",\"kind\":\"member\"}")
                    .json()
                    .get("key")
                    .asString();
            var login = loginOf(server, key);
            var secrets = List.of(TestServer.KEY, key, login, loginOf(server, TestServer.KEY), JWT, PASSWORD);
            for (var secret : secrets) {
                driveWith(server, secret);
            }
            assertThat(log())
                    .as("something was logged")
                    .contains("a request failed")
                    .doesNotContain(secrets);
            assertThat(String.join("\n", answers)).doesNotContain(secrets);
        }
    }

    /** As a key, a cookie and a password, good and cut short, in operations that work, that refuse and that break. */
    private void driveWith(TestServer server, String secret) {
        for (var path :
                List.of("/api/v1/me", "/api/v1/keys", "/api/v1/audit", "/api/v1/nothing", "/api/v1/echo/bug", "/x")) {
            drive(server, server.requestAs(secret, path).GET());
            drive(server, server.requestAs(secret + "x", path).GET());
            drive(
                    server,
                    server.plain(path)
                            .header("Cookie", "__Host-tracker=" + secret)
                            .GET());
            drive(
                    server,
                    server.plain(path)
                            .header("Authorization", "Basic " + secret)
                            .GET());
            drive(server, server.plain(path).header("Authorization", secret).GET());
        }
        drive(server, post(server, "/login", "{\"key\":\"%sx\"}".formatted(secret)));
        drive(server, post(server, "/api/v1/sessions", "{\"key\":\"%s\"}".formatted(secret)));
        drive(
                server,
                server.plain("/login")
                        .header("Cookie", "__Host-tracker=" + secret + "x")
                        .DELETE());
        // What somebody puts into an address they get to read again, but nobody else does.
        server.send(server.request("/api/v1/sessions/" + secret).GET());
        server.send(server.request("/api/v1/sessions?key=" + secret).GET());
        server.send(server.plain("/login/oidc?invitation=" + secret).GET());
        server.send(server.plain("/a;b?key=" + secret).GET());
    }

    private static HttpRequest.Builder post(TestServer server, String path, String json) {
        return server.plain(path)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }
}
