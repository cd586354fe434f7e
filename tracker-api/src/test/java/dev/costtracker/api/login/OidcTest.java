package dev.costtracker.api.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import dev.costtracker.core.eventlog.EventLog;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People sign in with the accounts of a real authorization server, if those are linked with members. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcTest {

    private final AccountIssuer issuer;
    private final TestServer server;
    private Browser browser;

    OidcTest(@TempDir Path data) {
        issuer = new AccountIssuer(data);
        server = TestServer.with(
                "--tracker.oidc-issuer=" + issuer.address(),
                "--tracker.oidc-client-id=" + AccountIssuer.CLIENT,
                "--tracker.oidc-client-secret=" + AccountIssuer.SECRET);
        browser = new Browser(server);
    }

    @BeforeAll
    void members() {
        server.post("/api/v1/teams", "{\"id\":\"web\",\"name\":\"Web\"}");
        add("ann", "ann@example.org");
        add("una", "una@example.org");
    }

    private void add(String id, String email) {
        server.post(
                "/api/v1/teams/web/members",
                "{\"id\":\"%s\",\"name\":\"N\",\"email\":\"%s\",\"role\":\"member\"}".formatted(id, email));
    }

    @AfterEach
    void anotherBrowser() {
        browser.close();
        browser = new Browser(server);
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
        issuer.close();
    }

    private String invited(String member) {
        return path(server.post("/api/v1/teams/web/members/" + member + "/invitation", ""));
    }

    /** Of the link of an invitation, which begins with the address at which it was asked for. */
    private String path(Answer invitation) {
        var link = invitation.json().get("link").asString();
        var address = "http://localhost:" + server.port();
        assertThat(link).startsWith(address + "/login/oidc?invitation=");
        return link.substring(address.length());
    }

    private void isRefused(HttpResponse<String> answer, int status, String problem) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + problem);
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    private static URI with(URI address, String parameter, String value) {
        return URI.create(address.toString().replaceFirst(parameter + "=[^&]*", parameter + "=" + value));
    }

    @Test
    void signsInWhoseVerifiedEmailIsAMembers() {
        var left = browser.leave("/login/oidc");
        assertThat(left.toString()).startsWith(issuer.address() + "/oauth2/authorize?");
        assertThat(left.getQuery())
                .contains("response_type=code", "scope=openid email", "code_challenge_method=S256", "code_challenge=")
                .contains("state=", "nonce=", "redirect_uri=" + browser.address("/login/oidc/callback"));
        var back = browser.get(browser.agree(left, "ann"));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).contains("/");
        assertThat(browser.cookies().keySet()).containsExactly(LoginCookie.NAME);
        assertThat(browser.get("/api/v1/me").body()).contains("\"member\":\"ann\"", "\"standing\":\"member\"");

        try (var again = new Browser(server)) {
            assertThat(again.signIn("ann").statusCode()).isEqualTo(303);
        }
        var linked = server.get("/api/v1/audit?team=web&action=account-linked&member=ann");
        assertThat(linked.json().get("items").size()).as("once").isEqualTo(1);
    }

    @Test
    void signsNobodyInWhoComesBackWithAnotherState() {
        var back = browser.agree(browser.leave("/login/oidc"), "ann");
        isRefused(browser.get(with(back, "state", "A".repeat(43))), 400, "sign-in-failed");
    }

    @Test
    void signsNobodyInWhoseBrowserDidNotLeave() {
        try (var other = new Browser(server)) {
            var back = other.agree(other.leave("/login/oidc"), "ann");
            isRefused(browser.get(back), 400, "sign-in-failed");
            browser.leave("/login/oidc");
            isRefused(browser.get(back), 400, "sign-in-failed");
        }
    }

    @Test
    void takesACodeOnce() {
        var back = browser.agree(browser.leave("/login/oidc"), "ann");
        var attempt = browser.cookies().get(SignInAttempt.COOKIE);
        assertThat(browser.get(back).statusCode()).isEqualTo(303);
        browser.cookies().clear();
        browser.cookies().put(SignInAttempt.COOKIE, attempt);
        isRefused(browser.get(back), 400, "sign-in-failed");
    }

    @Test
    void exchangesNoCodeWithoutTheVerifierThatBelongsToIt() {
        var left = browser.leave("/login/oidc");
        var back = browser.agree(with(left, "code_challenge", "B".repeat(43)), "ann");
        isRefused(browser.get(back), 400, "sign-in-failed");
    }

    @Test
    void takesNoTokenThatWasMadeForAnotherAttempt() {
        issuer.nonce("another");
        try {
            isRefused(browser.signIn("ann"), 400, "sign-in-failed");
        } finally {
            issuer.nonce(null);
        }
    }

    @Test
    void signsNobodyInWhomTheIssuerRefuses() {
        var left = browser.leave("/login/oidc");
        var state = left.getQuery().replaceFirst(".*state=([^&]*).*", "$1");
        isRefused(browser.get("/login/oidc/callback?error=access_denied&state=" + state), 400, "sign-in-failed");
    }

    @Test
    void makesNoAccountForWhoIsNotKnown() {
        long before = server.bean(EventLog.class).head();
        isRefused(browser.signIn("eve"), 403, "account-not-known");
        isRefused(browser.signIn("una"), 403, "account-not-known");
        isRefused(browser.signIn("nil"), 403, "account-not-known");
        assertThat(server.bean(EventLog.class).head()).isEqualTo(before);
    }

    @Test
    void signsNobodyInWhoseEmailTwoMembersHave() {
        add("eve-1", "eve@example.org");
        add("eve-2", "EVE@example.org");
        isRefused(browser.signIn("eve"), 403, "account-not-known");
        server.delete("/api/v1/teams/web/members/eve-1");
        server.delete("/api/v1/teams/web/members/eve-2");
    }

    @Test
    void linksAnAccountByAnInvitationOnce() {
        add("guest", "somebody@example.com");
        var link = invited("guest");
        assertThat(browser.get(browser.agree(browser.leave(link), "una")).statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/api/v1/me").body()).contains("\"member\":\"guest\"");
        anotherBrowser();
        isRefused(browser.get(browser.agree(browser.leave(link), "eve")), 403, "account-not-known");
        anotherBrowser();
        isRefused(browser.get("/login/oidc?invitation=guessed"), 403, "account-not-known");
        server.delete("/api/v1/teams/web/members/guest");
    }

    @Test
    void opensAllTeamsByAnAdministratorsInvitationToAnAccountOfOne() {
        server.post("/api/v1/teams", "{\"id\":\"ops\",\"name\":\"Ops\"}");
        add("duo", "duo@example.com");
        add("boss", "boss@example.com");
        server.post("/api/v1/teams/ops/members", "{\"id\":\"duo\",\"role\":\"member\"}");
        server.put("/api/v1/teams/web/members/boss", "{\"role\":\"manager\"}");
        var boss = server.post(
                        "/api/v1/keys", "{\"team\":\"web\",\"member\":\"boss\",\"name\":\"k\",\"kind\":\"member\"}")
                .json()
                .get("key")
                .asString();
        for (int i = 0; i < 2; i++) { // the second changes nothing
            var made = server.send(server.requestAs(boss, "/api/v1/teams/web/members/duo/invitation")
                    .POST(BodyPublishers.noBody()));
            opens(path(made), "una");
            assertThat(browser.get("/api/v1/me?team=web").statusCode()).isEqualTo(200);
            assertThat(browser.get("/api/v1/me?team=ops").statusCode()).isEqualTo(404);
            anotherBrowser();
        }
        isRefused(browser.get(browser.agree(browser.leave(invited("boss")), "una")), 409, "account-linked");
        anotherBrowser();
        var link = invited("duo");
        for (int i = 0; i < 2; i++) { // the second time it is used up
            opens(link, "una");
            assertThat(browser.get("/api/v1/me?team=ops").body()).contains("\"member\":\"duo\"");
            assertThat(browser.get("/api/v1/me?team=web").statusCode()).isEqualTo(200);
            anotherBrowser();
        }
        for (var place : new String[] {"web/members/duo", "ops/members/duo", "web/members/boss"}) {
            server.delete("/api/v1/teams/" + place);
        }
    }

    @Test
    void opensATeamMoreByAnotherManagersInvitation() {
        server.post("/api/v1/teams", "{\"id\":\"lab\",\"name\":\"Lab\"}");
        add("tri", "tri@example.com");
        for (var team : new String[] {"web", "lab"}) {
            server.post("/api/v1/teams/lab/members", "{\"id\":\"tri\",\"role\":\"manager\"}");
            var boss = manager(team);
            for (int i = 0; i < 2; i++) { // the second changes nothing
                opens(
                        path(server.send(server.requestAs(boss, "/api/v1/teams/" + team + "/members/tri/invitation")
                                .POST(BodyPublishers.noBody()))),
                        "una");
                assertThat(browser.get("/api/v1/me?team=web").body()).contains("\"member\":\"tri\"");
                assertThat(browser.get("/api/v1/me?team=lab").statusCode()).isEqualTo(team.equals("lab") ? 200 : 404);
                anotherBrowser();
            }
        }
        for (var place : new String[] {"web/members/tri", "lab/members/tri"}) {
            server.delete("/api/v1/teams/" + place);
        }
    }

    /** A key of a new manager of a team. */
    private String manager(String team) {
        server.post(
                "/api/v1/teams/" + team + "/members",
                "{\"id\":\"%s-boss\",\"name\":\"B\",\"role\":\"manager\"}".formatted(team));
        var body = "{\"team\":\"%s\",\"member\":\"%s-boss\",\"name\":\"k\",\"kind\":\"member\"}".formatted(team, team);
        return server.post("/api/v1/keys", body).json().get("key").asString();
    }

    private void opens(String link, String account) {
        var back = browser.get(browser.agree(browser.leave(link), account));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
    }

    @Test
    void deniesTheNextRequestOfWhoIsRemoved() {
        add("max", "max@example.org");
        browser.signIn("max");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
        server.delete("/api/v1/teams/web/members/max");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
        browser.cookies().clear();
        isRefused(browser.signIn("max"), 403, "account-not-known");
    }
}
