package dev.costtracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed about what a client asked for. */
class TrustedProxiesTest {

    private static Answer signIn(TestServer server) {
        return server.send(server.plain("/login")
                .headers(
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "tracker.example",
                        "X-Forwarded-For",
                        "192.0.2.7")
                .headers("Origin", "https://tracker.example", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(TestServer.KEY))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1,::1", "10.0.0.0/8, 127.0.0.0/8, ::1/128"})
    void believesAProxyThatIsNamed(String proxies) {
        try (var server = TestServer.with("--tracker.trusted-proxies=" + proxies)) {
            var answer = signIn(server);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Strict-Transport-Security")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/8", "192.0.2.7"})
    void believesNobodyElse(String proxies) {
        try (var server = TestServer.with("--tracker.trusted-proxies=" + proxies)) {
            var answer = signIn(server);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void believesNobodyOnAPlatformThatUsuallyHasAProxy() {
        try (var server = TestServer.with("--spring.main.cloud-platform=kubernetes")) {
            assertThat(signIn(server).status()).isEqualTo(403);
        }
    }
}
