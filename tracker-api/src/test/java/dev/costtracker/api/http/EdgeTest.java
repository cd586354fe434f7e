package dev.costtracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How the server answers requests whose content nobody has looked at yet. */
class EdgeTest {

    private static final TestServer SERVER = TestServer.start("echo");

    private static final int MB = 1024 * 1024;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void countsTheBytesOfABody() {
        assertThat(SERVER.post("/api/v1/echo", padded(MB)).status()).isEqualTo(200);
        tooLarge(SERVER.post("/api/v1/echo", padded(MB + 1)));
        tooLarge(SERVER.post("/api/v1/echo", padded(3 * MB)));
        assertThat(SERVER.post("/api/v1/echo/batch", "{\"items\":[]" + " ".repeat(4 * MB) + "}")
                        .status())
                .isEqualTo(200);
        tooLarge(SERVER.post("/api/v1/echo/batch", padded(5 * MB + 1)));
    }

    @Test
    void countsTheBytesOfABodyOfUnknownLength() {
        var body = padded(MB + 1).getBytes(StandardCharsets.UTF_8);
        tooLarge(SERVER.send(SERVER.request("/api/v1/echo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));
    }

    @Test
    void takesOnlyJson() {
        for (var type : List.of(
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/problem+json",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/*",
                "*/*",
                "json")) {
            var answer = SERVER.send(
                    SERVER.request("/api/v1/echo").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
            assertThat(answer.status()).as(type).isEqualTo(415);
            BadValuesTest.isProblem(answer, "unsupported-media-type");
        }
        for (var type :
                List.of("application/json;charset=UTF-8", "application/json; charset=\"utf-8\"", "APPLICATION/JSON")) {
            var answer = SERVER.send(
                    SERVER.request("/api/v1/echo").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
            assertThat(answer.status()).as(type).isEqualTo(200);
        }
        var untyped = SERVER.send(SERVER.request("/api/v1/echo").POST(BodyPublishers.ofString("{}")));
        assertThat(untyped.status()).isEqualTo(415);
        var packed = SERVER.post("/api/v1/echo", "{}", "Content-Encoding", "gzip");
        assertThat(packed.status()).isEqualTo(415);
    }

    @Test
    void takesOnlyUtf8() {
        for (var bytes : List.of(
                new byte[] {'{', '"', (byte) 0xe4, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
                "{}".getBytes(StandardCharsets.UTF_16))) {
            var answer = SERVER.send(SERVER.request("/api/v1/echo")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(bytes)));
            assertThat(answer.status()).isEqualTo(400);
            BadValuesTest.isProblem(answer, "malformed-body");
        }
    }

    @Test
    void refusesUnknownAndRepeatedParameters() {
        for (var query :
                List.of("a=1", "a", "dryRun=true&dryRun=true", "dryRun=yes", "dryRun", "DryRun=true", "=", "&")) {
            var answer = SERVER.post("/api/v1/echo/batch?" + query, "{\"items\":[]}");
            assertThat(answer.status()).as(query).isEqualTo(400);
            BadValuesTest.isProblem(answer, "invalid-request");
        }
        assertThat(SERVER.get("/api/v1/echo?a=1").status()).isEqualTo(400);
        assertThat(SERVER.get("/api/v1/echo?").status()).isEqualTo(200);
        BadValuesTest.isProblem(SERVER.get("/api/v1/echo?a=%ff"), "bad-request");
    }

    @Test
    void namesFaultsOfBodyAndQueryTogether() {
        var answer = SERVER.post("/api/v1/echo/batch?dryRun=1&x=2", "{\"items\":7}");
        assertThat(answer.json().get("errors").size()).isEqualTo(3);
    }

    @Test
    void answersUnknownPathsMethodsAndTypes() {
        BadValuesTest.isProblem(SERVER.get("/api/v1/nothing"), "not-found");
        BadValuesTest.isProblem(SERVER.get("/api/v1/echo/"), "not-found");
        BadValuesTest.isProblem(SERVER.get("/nothing"), "not-found");
        BadValuesTest.isProblem(SERVER.get("/error"), "not-found");
        var delete = SERVER.send(SERVER.request("/api/v1/echo").DELETE());
        BadValuesTest.isProblem(delete, "method-not-allowed");
        assertThat(delete.header("Allow")).isEqualTo("GET, POST");
        BadValuesTest.isProblem(SERVER.get("/api/v1/echo", "Accept", "text/html"), "not-acceptable");
        assertThat(SERVER.get("/api/v1/echo", "Accept", "*/*").status()).isEqualTo(200);
    }

    @Test
    void hidesABugBehindAnId() {
        var answer = SERVER.get("/api/v1/echo/bug");
        assertThat(answer.status()).isEqualTo(500);
        BadValuesTest.isProblem(answer, "internal-error");
        assertThat(answer.text()).doesNotContain("secret internals");
        assertThat(answer.json().get("error").asString()).hasSize(36);
    }

    @Test
    void saysHowFarAViewIsThatIsBuilt() {
        var answer = SERVER.get("/api/v1/echo/building");
        assertThat(answer.status()).isEqualTo(503);
        BadValuesTest.isProblem(answer, "view-being-built");
        assertThat(answer.json().get("position").asLong()).isEqualTo(20_000);
        assertThat(answer.json().get("head").asLong()).isEqualTo(100_000);
        assertThat(answer.header("Retry-After")).isEqualTo("8");
    }

    @Test
    void wantsAKeyForEverythingUnderApi() {
        for (var path : List.of("/api/v1/echo", "/api/v1/nothing", "/api/v1", "/api", "/api/", "/%61pi/v1/echo")) {
            var answer = SERVER.send(SERVER.plain(path).GET());
            assertThat(answer.status()).as(path).isEqualTo(401);
            BadValuesTest.isProblem(answer, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void answersEveryWrongKeyAlike() {
        var missing = SERVER.send(SERVER.plain("/api/v1/echo").GET()).text();
        for (var header : List.of(
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer " + TestServer.KEY + "x",
                "Bearer " + TestServer.KEY.substring(1),
                "Bearer " + TestServer.KEY.toUpperCase(java.util.Locale.ROOT),
                "Bearer " + "x".repeat(5000),
                "Basic " + TestServer.KEY,
                TestServer.KEY)) {
            var answer = SERVER.send(
                    SERVER.plain("/api/v1/echo").header("Authorization", header).GET());
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.text()).isEqualTo(missing);
        }
        var twice = SERVER.send(SERVER.request("/api/v1/echo")
                .header("Authorization", "Bearer x")
                .GET());
        assertThat(twice.status()).isEqualTo(401);
        assertThat(SERVER.send(SERVER.plain("/api/v1/echo")
                                .header("Authorization", "bearer " + TestServer.KEY)
                                .GET())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsNoOddPathPastTheKey() throws IOException {
        for (var path : List.of(
                "//api/v1/echo",
                "/x/../api/v1/echo",
                "/docs/../api/v1/echo",
                "/./api/v1/echo",
                "/x/%2e%2e/api/v1/echo",
                "/api;x=y/v1/echo",
                "/api/v1;x/echo",
                "/api%2fv1/echo",
                "/api%00/v1/echo",
                "/api/v1/echo%00",
                "/api%5cv1/echo",
                "/\\api/v1/echo",
                "/API/v1/echo")) {
            var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1\\.1 (400|401|404) .*");
        }
    }

    @Test
    void answersMalformedHttpTersely() throws IOException {
        for (var request : List.of(
                "GARBAGE\r\n\r\n",
                "GET /docs HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /docs HTTP/1.1\r\n\r\n",
                "GET /docs HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /docs HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
                "GET /docs HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
                "GET /do cs HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /<x> HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /docs HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: foo\r\n\r\n",
                "POST /docs HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
                "POST /docs HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "TRACE /docs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                authorized(
                        "Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"))) {
            var answer = raw(request);
            assertThat(answer).as(request).matches("(?s)HTTP/1\\.1 4\\d\\d .*application/problem\\+json.*/problems/.*");
            assertThat(answer).as(request).doesNotContainIgnoringCase("tomcat", "exception", "apache", "Server:");
        }
    }

    @Test
    void tellsBrowsersToTrustNothing() {
        for (var path :
                List.of("/", "/docs", "/problems", "/api/v1/echo", "/nothing", "/v3/api-docs", "/assets/pages.css")) {
            var answer = SERVER.get(path);
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("Server") + answer.header("X-Powered-By")).isEmpty();
        }
        assertThat(SERVER.get("/api/v1/echo").header("Cache-Control")).isEqualTo("no-store");
    }

    private static void tooLarge(TestServer.Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        BadValuesTest.isProblem(answer, "body-too-large");
    }

    private static String padded(int bytes) {
        return "{" + " ".repeat(bytes - 2) + "}";
    }

    private static String authorized(String rest) {
        return "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + TestServer.KEY
                + "\r\n" + rest;
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", SERVER.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
