package dev.costtracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate speaks HTTPS and nothing else, and takes up a renewed one. */
class TlsTest {

    @TempDir
    private Path folder = Path.of("");

    private static TestServer server(Certificates certificates) {
        return TestServer.with(
                "--tracker.tls-certificate=" + certificates.chain(),
                "--tracker.tls-key=" + certificates.key(),
                "--spring.ssl.bundle.watch.file.quiet-period=50ms");
    }

    private static HttpResponse<String> get(TestServer server, Certificates trusted, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().sslContext(trusted.trusted()).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + path));
            return client.send(
                    request.header("Authorization", "Bearer " + TestServer.KEY).build(), BodyHandlers.ofString());
        }
    }

    private static boolean isShown(TestServer server, Certificates trusted) throws IOException, InterruptedException {
        try {
            return get(server, trusted, "/api/v1/me").statusCode() == 200;
        } catch (SSLException e) {
            return false;
        }
    }

    @Test
    void encryptsWhatItSays() throws Exception {
        var certificates = Certificates.in(folder);
        try (var server = server(certificates)) {
            var answer = get(server, certificates, "/api/v1/me");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(server.send(server.request("/api/v1/me").GET()).status())
                    .as("without encryption")
                    .isEqualTo(400);
            assertThat(server.health("/actuator/health").status())
                    .as("for this machine alone")
                    .isEqualTo(200);
        }
    }

    @Test
    void takesUpARenewedCertificate() throws Exception {
        var old = Certificates.in(folder);
        try (var server = server(old)) {
            assertThat(isShown(server, old)).isTrue();
            var renewed = Certificates.in(folder);
            await().atMost(Duration.ofSeconds(60)).until(() -> isShown(server, renewed));
            assertThat(isShown(server, old)).isFalse();
        }
    }

    @Test
    void asksForNoEncryptionWhereThereIsNone() {
        try (var server = TestServer.start()) {
            assertThat(server.get("/api/v1/me").header("Strict-Transport-Security"))
                    .isEmpty();
        }
    }
}
