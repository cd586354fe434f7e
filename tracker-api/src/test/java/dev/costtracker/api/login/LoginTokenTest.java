package dev.costtracker.api.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the logins of the administrator, whose key no event knows. */
class LoginTokenTest {

    @TempDir
    private Path data = Path.of("");

    private int me(TestServer server, String cookie) {
        return server.send(server.plain("/api/v1/me").header("Cookie", cookie).GET())
                .status();
    }

    @Test
    void opensNothingOnceThereIsAnotherAdministratorsKey() {
        String cookie;
        try (var server = TestServer.in(data)) {
            cookie = server.send(server.plain("/login")
                            .header("Sec-Fetch-Site", "same-origin")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(TestServer.KEY))))
                    .header("Set-Cookie")
                    .split(";", 2)[0];
            assertThat(me(server, cookie)).isEqualTo(200);
        }
        try (var server = TestServer.in(data)) {
            assertThat(me(server, cookie)).as("after a restart").isEqualTo(200);
        }
        try (var server = TestServer.in(data, "--tracker.admin-key=" + TestServer.KEY + "-2")) {
            assertThat(me(server, cookie)).isEqualTo(401);
        }
    }
}
