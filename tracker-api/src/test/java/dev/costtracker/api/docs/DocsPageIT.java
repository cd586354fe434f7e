package dev.costtracker.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.core.needs.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page to try the operations on, in a browser, which keeps to the policy that the server sends with it. */
@ExtendWith(Chromium.class)
class DocsPageIT {

    @Test
    void showsTheOperations(@TempDir Path profile) throws IOException, InterruptedException {
        try (var server = TestServer.start()) {
            assertThat(Chromium.load("http://localhost:" + server.port() + "/docs", profile))
                    .contains("swagger-ui", "/api/v1/sessions", "Authorize");
        }
    }
}
