package dev.costtracker.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.needs.DockerCompose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The compose file as {@code docker-compose config} reads it. */
@ExtendWith(DockerCompose.class)
class ComposeIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // the test engine sets it before every test
    Path home;

    @Test
    void isReadWithNothingSet() throws IOException, InterruptedException {
        var config = config(Map.of());
        assertThat(config.at("services").names())
                .containsExactlyInAnyOrder("mongo", "tracker", "prometheus", "grafana");
        assertThat(config.at("services", "tracker", "depends_on", "mongo", "condition")
                        .text())
                .isEqualTo("service_healthy");
        assertThat(config.at("services", "tracker", "environment", "TRACKER_ADMIN_KEY")
                        .text())
                .as("the server makes one")
                .isEmpty();
        for (var service : List.of("tracker", "prometheus", "grafana")) {
            assertThat(ports(config, service))
                    .hasSize(service.equals("tracker") ? 2 : 1)
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
        }
    }

    @Test
    void takesWhatIsSet() throws IOException, InterruptedException {
        var config = config(Map.of(
                "TRACKER_PUBLISH", "192.0.2.1:80",
                "TRACKER_ZONE", "Europe/Berlin",
                "GRAFANA_ADMIN_PASSWORD", "another"));
        assertThat(ports(config, "tracker").getFirst()).startsWith("192.0.2.1:80:8080");
        assertThat(config.at("services", "tracker", "environment", "TRACKER_ZONE")
                        .text())
                .isEqualTo("Europe/Berlin");
        assertThat(config.at("services", "grafana", "environment", "GF_SECURITY_ADMIN_PASSWORD")
                        .text())
                .isEqualTo("another");
    }

    /** Newer versions take the short form apart. */
    private static List<String> ports(Yaml config, String service) {
        return config.at("services", service, "ports").list().stream()
                .map(port -> port.value() instanceof Map
                        ? port.at("host_ip").text()
                                + ":"
                                + port.at("published").text()
                                + ":"
                                + port.at("target").text()
                        : port.text())
                .toList();
    }

    private Yaml config(Map<String, String> environment) throws IOException, InterruptedException {
        var nothing = Files.writeString(home.resolve("env"), "");
        var errors = home.resolve("errors").toFile();
        var builder = new ProcessBuilder(
                        DockerCompose.program().toString(),
                        "--file",
                        "../docker-compose.yml",
                        "--env-file",
                        nothing.toString(),
                        "config")
                .redirectError(errors);
        // Nothing of this machine's settings, nor of a file .env.
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors.toPath())).isZero();
        return Yaml.parse(output);
    }
}
