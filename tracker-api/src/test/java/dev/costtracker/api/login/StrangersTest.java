package dev.costtracker.api.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who shows no valid key gets so many answers, by address; each test comes from an address of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersTest {

    private static final String WRONG = "cct_wrong";

    private final AccountIssuer issuer;
    private final TestServer server;

    StrangersTest(@TempDir Path data) {
        issuer = new AccountIssuer(data);
        server = TestServer.with(
                "--tracker.address-limit=1",
                "--tracker.trusted-proxies=127.0.0.1,::1",
                "--tracker.oidc-issuer=" + issuer.address(),
                "--tracker.oidc-client-id=" + AccountIssuer.CLIENT,
                "--tracker.oidc-client-secret=" + AccountIssuer.SECRET);
    }

    @AfterAll
    void stop() {
        server.close();
        issuer.close();
    }

    private Answer read(String address, String key) {
        return server.send(
                server.requestAs(key, "/api/v1/me", "X-Forwarded-For", address).GET());
    }

    private Answer signIn(String address, String key) {
        var ours = "http://localhost:" + server.port();
        return server.send(server.plain("/login")
                .headers("X-Forwarded-For", address, "Origin", ours, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(key))));
    }

    private Answer plain(String address, String path) {
        return server.send(server.plain(path).header("X-Forwarded-For", address).GET());
    }

    /** Asks until the answer is another than at first. */
    private static Answer firstRefused(int usual, Supplier<Answer> asked) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> asked.get())
                .filter(answer -> answer.status() != usual)
                .findFirst()
                .orElseThrow();
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/address-limited");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 2);
    }

    @Test
    void sendsAwayWhoTriesKeys() {
        isRefused(firstRefused(401, () -> read("192.0.2.1", WRONG)));
        isRefused(firstRefused(401, () -> plain("192.0.2.2", "/api/v1/me")));
        isRefused(firstRefused(401, () -> signIn("192.0.2.3", WRONG)));
    }

    @Test
    void countsAllWaysTogether() {
        isRefused(firstRefused(401, () -> read("192.0.2.4", WRONG)));
        isRefused(firstRefused(401, () -> signIn("192.0.2.4", WRONG)));
        isRefused(firstRefused(400, () -> plain("192.0.2.4", OidcController.CALLBACK)));
    }

    @Test
    void sendsAwayWhoBeginsToSignInAgainAndAgain() {
        isRefused(firstRefused(303, () -> plain("192.0.2.5", "/login/oidc")));
        isRefused(firstRefused(400, () -> plain("192.0.2.6", OidcController.CALLBACK)));
    }

    @Test
    void neverCountsAValidKey() {
        for (int i = 0; i < 50; i++) {
            assertThat(read("192.0.2.7", TestServer.KEY).status()).isEqualTo(200);
        }
        assertThat(read("192.0.2.7", WRONG).status()).isEqualTo(401);
        firstRefused(401, () -> read("192.0.2.7", WRONG));
        assertThat(read("192.0.2.7", TestServer.KEY).status()).isEqualTo(200);
        assertThat(signIn("192.0.2.7", TestServer.KEY).status()).isEqualTo(200);
    }

    @Test
    void locksNobodyOutBehindAnotherAddress() {
        firstRefused(401, () -> read("192.0.2.8", WRONG));
        assertThat(read("192.0.2.9", WRONG).status()).isEqualTo(401);
        assertThat(plain("192.0.2.9", "/login/oidc").status()).isEqualTo(303);
    }
}
