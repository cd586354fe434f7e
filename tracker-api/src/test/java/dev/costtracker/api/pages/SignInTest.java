package dev.costtracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** People sign in and out with forms; scripts of other sites can't. */
class SignInTest {

    private static final TestServer SERVER = TestServer.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Answer send(String path, String form, String... headers) {
        return SERVER.send(SERVER.plain(path)
                .headers(headers)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static Answer signIn(String key, String next) {
        var form = "key=" + key + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return send("/login", form, "Sec-Fetch-Site", "same-origin");
    }

    private static Answer get(String path, String... headers) {
        var request = SERVER.plain(path);
        return SERVER.send((headers.length == 0 ? request : request.headers(headers)).GET());
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").split(";", 2)[0];
    }

    @Test
    void sendsWhoIsNotSignedInToTheForm() {
        var first = get("/", "Accept", "text/html");
        assertThat(first.status()).isEqualTo(303);
        assertThat(first.header("Location")).isEqualTo("/login");
        assertThat(get("/sessions?project=a%20b", "Accept", "text/html").header("Location"))
                .isEqualTo("/login?next=%2Fsessions%3Fproject%3Da%2520b");
        assertThat(get("/", "Accept", "*/*").status()).isEqualTo(401);
    }

    @Test
    void signsInAndLeadsBackToThePageThatWasAskedFor() {
        var answer = signIn(TestServer.KEY, "/sessions?project=a%20b");
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/sessions?project=a%20b");
        var page = get("/", "Accept", "text/html", "Cookie", cookie(answer));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Administrator", "Sign out");
    }

    @Test
    void leadsToNoOtherSite() {
        for (var next : List.of(
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/sessions\\..",
                "/login",
                "/api/v1/me",
                "/sessions\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/sessions?%zz",
                "")) {
            assertThat(signIn(TestServer.KEY, next).header("Location")).as(next).isEqualTo("/");
        }
    }

    @Test
    void tellsNothingOfAWrongKey() {
        var wrong = signIn("cct_wrong", "/sessions");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("Set-Cookie")).isEmpty();
        assertThat(wrong.text())
                .contains("This key does not open anything here", "value=\"/sessions\"")
                .doesNotContain("cct_wrong");
        assertThat(signIn("", "/sessions").text()).isEqualTo(wrong.text());
        assertThat(signIn("x".repeat(201), "/").status()).isEqualTo(400);
        assertThat(send("/login", "key=" + "x".repeat(9000), "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void signsNobodyInOrOutFromAnotherSite() {
        assertThat(send("/login", "key=" + TestServer.KEY, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        var cookie = cookie(signIn(TestServer.KEY, "/"));
        assertThat(send("/logout", "", "Sec-Fetch-Site", "cross-site", "Cookie", cookie)
                        .status())
                .isEqualTo(403);
        assertThat(get("/", "Cookie", cookie).status()).isEqualTo(200);
    }

    @Test
    void signsOut() {
        var cookie = cookie(signIn(TestServer.KEY, "/"));
        var out = send("/logout", "", "Sec-Fetch-Site", "same-origin", "Cookie", cookie);
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Location")).isEqualTo("/login");
        assertThat(get("/", "Cookie", cookie).status()).isEqualTo(401);
    }

    @Test
    void offersTheOrganisationsAccountsWhereThereAreSome() {
        assertThat(get("/login").text()).doesNotContain("/login/oidc");
        try (var server =
                TestServer.with("--tracker.oidc-issuer=http://localhost:9/", "--tracker.oidc-client-id=tracker")) {
            assertThat(server.send(server.plain("/login").GET()).text()).contains("href=\"/login/oidc\"");
            var failed = server.send(server.plain("/login/oidc/callback?error=access_denied")
                    .header("Accept", "text/html")
                    .GET());
            assertThat(failed.status()).isEqualTo(400);
            assertThat(failed.text()).startsWith("<!doctype html>").contains("The sign-in was not completed");
        }
    }

    @Test
    void warnsWhereTheBrowserWouldKeepNoCookie() {
        assertThat(get("/login").text()).doesNotContain("not encrypted");
        try (var server = TestServer.with("--tracker.trusted-proxies=127.0.0.1,::1")) {
            var there = server.plain("/login").header("X-Forwarded-For", "10.0.0.9");
            assertThat(server.send(there.copy().header("X-Forwarded-Host", "tracker.example"))
                            .text())
                    .contains("not encrypted");
        }
    }
}
