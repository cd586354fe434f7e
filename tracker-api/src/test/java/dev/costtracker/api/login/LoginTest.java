package dev.costtracker.api.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A key is exchanged for a cookie, and the cookie does what the key does, for pages of this server alone. */
class LoginTest {

    private static final TestServer SERVER = TestServer.start();

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final String SESSION = "{\"name\":\"n\",\"project\":\"p\"}";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String ours() {
        return "http://localhost:" + SERVER.port();
    }

    private record Member(String id, String key, String keyId) {}

    private static Member member(String kind) {
        var id = "m-" + NAMES.incrementAndGet();
        SERVER.post(
                "/api/v1/teams/default/members", "{\"id\":\"%s\",\"name\":\"Ann\",\"role\":\"member\"}".formatted(id));
        var issued = SERVER.post(
                        "/api/v1/keys", "{\"member\":\"%s\",\"name\":\"laptop\",\"kind\":\"%s\"}".formatted(id, kind))
                .json();
        return new Member(id, issued.get("key").asString(), issued.get("id").asString());
    }

    private static Answer signIn(String key, String... headers) {
        return SERVER.send(SERVER.plain("/login")
                .headers(headers.length == 0 ? new String[] {"Origin", ours()} : headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(key))));
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").split(";", 2)[0];
    }

    private static String signedIn(String key) {
        var answer = signIn(key);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return cookie(answer);
    }

    private static HttpRequest.Builder with(String cookie, String path) {
        return SERVER.plain(path).header("Cookie", cookie);
    }

    private static int me(String cookie) {
        return SERVER.send(with(cookie, "/api/v1/me").GET()).status();
    }

    private static Answer start(String cookie, String... headers) {
        var request = with(cookie, "/api/v1/sessions").header("Content-Type", "application/json");
        return SERVER.send(
                (headers.length == 0 ? request : request.headers(headers)).POST(BodyPublishers.ofString(SESSION)));
    }

    @Test
    void givesACookieThatNoScriptAndNoOtherHostCanReadOrPlant() {
        var answer = signIn(member("member").key);
        assertThat(answer.header("Set-Cookie"))
                .startsWith("__Host-tracker=ctl_")
                .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax", "Max-Age=604800")
                .doesNotContain("Domain");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void doesWhatTheKeyDoes() {
        var ann = member("member");
        var cookie = signedIn(ann.key);
        var me = SERVER.send(with(cookie, "/api/v1/me").GET());
        assertThat(me.json().get("member").asString()).isEqualTo(ann.id);
        assertThat(me.json().get("key").asString()).isEqualTo(ann.keyId);
        assertThat(start(cookie, "Sec-Fetch-Site", "same-origin").status()).isEqualTo(201);
        assertThat(SERVER.send(with(cookie, "/api/v1/audit").GET()).status()).isEqualTo(403);
    }

    @Test
    void letsNoPageOfAnotherSiteChangeAnything() {
        var cookie = signedIn(member("member").key);
        var foreign = List.of(
                new String[] {"Origin", "https://evil.example"},
                new String[] {"Origin", "null"},
                new String[] {"Origin", ours() + ".evil.example"},
                new String[] {"Origin", "https://localhost:" + SERVER.port()},
                new String[] {"Origin", "http://localhost"},
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"},
                new String[] {"Sec-Fetch-Site", "none"},
                new String[] {"Sec-Fetch-Site", "cross-site", "Origin", ours()},
                new String[0]);
        for (var headers : foreign) {
            var answer = start(cookie, headers);
            assertThat(answer.status()).as(List.of(headers).toString()).isEqualTo(403);
            assertThat(answer.json().get("type").asString()).isEqualTo("/problems/foreign-origin");
        }
        assertThat(start(cookie, "Origin", ours()).status()).isEqualTo(201);
        assertThat(SERVER.send(with(cookie, "/api/v1/sessions").GET())
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void signsNobodyInFromAnotherSite() {
        var ann = member("member");
        assertThat(signIn(ann.key, "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(signIn(ann.key, "Accept", "*/*").status()).isEqualTo(403);
        var cookie = signedIn(ann.key);
        var out = with(cookie, "/login").header("Sec-Fetch-Site", "cross-site").DELETE();
        assertThat(SERVER.send(out).status()).isEqualTo(403);
        assertThat(me(cookie)).isEqualTo(200);
    }

    @Test
    void signsOut() {
        var cookie = signedIn(member("member").key);
        var out = SERVER.send(with(cookie, "/login").header("Origin", ours()).DELETE());
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).startsWith("__Host-tracker=;").contains("Max-Age=0");
        assertThat(me(cookie)).isEqualTo(401);
        assertThat(SERVER.send(with(cookie, "/login").header("Origin", ours()).DELETE())
                        .status())
                .as("again")
                .isEqualTo(204);
    }

    @Test
    void endsTheLoginThatItReplaces() {
        var ann = member("member");
        var first = signedIn(ann.key);
        var second = signIn(ann.key, "Origin", ours(), "Cookie", first);
        assertThat(me(first)).isEqualTo(401);
        assertThat(me(cookie(second))).isEqualTo(200);
    }

    @Test
    void isDeniedOnceTheKeyIsRevokedOrTheMemberRemoved() {
        var ann = member("member");
        var max = member("member");
        var anns = signedIn(ann.key);
        var maxs = signedIn(max.key);
        SERVER.delete("/api/v1/keys/" + ann.keyId);
        assertThat(me(anns)).isEqualTo(401);
        SERVER.delete("/api/v1/teams/default/members/" + max.id);
        assertThat(me(maxs)).isEqualTo(401);
    }

    @Test
    void signsTheAdministratorIn() {
        var cookie = signedIn(TestServer.KEY);
        assertThat(cookie).startsWith("__Host-tracker=cta_");
        assertThat(SERVER.send(with(cookie, "/api/v1/me").GET())
                        .json()
                        .get("standing")
                        .asString())
                .isEqualTo("administrator");
    }

    @Test
    void tellsNothingOfAWrongKey() {
        var wrong = signIn("cct_" + "a".repeat(49));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text())
                .isEqualTo(SERVER.send(SERVER.plain("/api/v1/me").GET()).text());
        assertThat(wrong.header("Set-Cookie")).isEmpty();
        assertThat(signIn(member("ingest").key).status()).isEqualTo(403);
        assertThat(SERVER.send(SERVER.plain("/login?key=x")
                                .header("Origin", ours())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takesTheTokenOnlyAsACookieAndAKeyOnlyInTheHeader() {
        var ann = member("member");
        var token = signedIn(ann.key).split("=", 2)[1];
        assertThat(SERVER.send(SERVER.requestAs(token, "/api/v1/me").GET()).status())
                .isEqualTo(401);
        assertThat(me("__Host-tracker=" + ann.key)).isEqualTo(401);
        assertThat(me("__Host-tracker=" + token + "x")).isEqualTo(401);
        assertThat(me("__Host-tracker=%1$s; __Host-tracker=%1$s".formatted(token)))
                .isEqualTo(401);
        var both = SERVER.requestAs("cct_wrong", "/api/v1/me").header("Cookie", "__Host-tracker=" + token);
        assertThat(SERVER.send(both.GET()).status())
                .as("a header is what counts")
                .isEqualTo(401);
    }

    @Test
    void isInTheAuditTrail() {
        var ann = member("member");
        var cookie = signedIn(ann.key);
        SERVER.send(with(cookie, "/login").header("Origin", ours()).DELETE());
        var trail = SERVER.get("/api/v1/audit?actor=" + ann.id).json().get("items");
        assertThat(trail.findValuesAsString("action")).containsExactly("signed-out", "signed-in");
        assertThat(trail.findValuesAsString("key")).containsExactly(ann.keyId, ann.keyId);
    }
}
