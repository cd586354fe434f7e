package dev.costtracker.api.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import dev.costtracker.core.needs.DockerEngine;
import dev.costtracker.core.needs.Leftovers;
import dev.costtracker.core.needs.LinuxFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/** The tracker's image: how it is built, and that a container of it can be stopped and replaced with nothing lost. */
@ExtendWith({DockerEngine.class, LinuxFiles.class})
class ContainerIT {

    private static final String KEY = "cct_container_0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int PORT = 8080;
    private static final int MANAGEMENT_PORT = 8081;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 30;
    private static final long EXIT_BY_SIGTERM = 128 + 15;

    private final DockerClient docker = DockerClientFactory.instance().client();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String volume = "tracker-test-" + UUID.randomUUID();
    private final TrackerImage image;
    private final Network network = Network.builder()
            .createNetworkCmdModifier(network -> network.withLabels(Leftovers.label()))
            .build();

    ContainerIT() throws IOException {
        image = TrackerImage.build();
        docker.createVolumeCmd().withName(volume).withLabels(Leftovers.label()).exec();
    }

    @AfterEach
    void cleanUp() {
        http.close();
        docker.removeVolumeCmd(volume).exec();
        network.close();
        image.close();
    }

    private GenericContainer<?> container(WaitStrategy wait) {
        return new GenericContainer<>(image.name())
                .withNetwork(network)
                .withLabels(Leftovers.label())
                .withExposedPorts(PORT, MANAGEMENT_PORT)
                .withEnv("TRACKER_ADMIN_KEY", KEY)
                .withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                        .withBinds(new Bind(volume, new Volume("/data"))))
                .waitingFor(wait.withStartupTimeout(LIMIT));
    }

    @Test
    void isStoppedAndReplacedWithNothingLost() throws IOException, InterruptedException {
        try (var traffic = new Traffic("container", Duration.ofSeconds(30), true)) {
            try (var first = container(Wait.forHealthcheck()).withEnv("TRACKER_MANAGEMENT_ADDRESS", "0.0.0.0")) {
                first.start();
                assertThat(status(first, MANAGEMENT_PORT, "/actuator/health")).isEqualTo(200);
                assertThat(status(first, MANAGEMENT_PORT, "/actuator/prometheus"))
                        .isEqualTo(200);
                isNobodyInParticular(first);
                isStartedFromItsCache(first);
                logAndStop(first, traffic);
            }
            try (var second = container(Wait.forHttp("/readyz").forPort(PORT))) {
                second.start();
                assertThatThrownBy(() -> status(second, MANAGEMENT_PORT, "/actuator/health"))
                        .as("health is the container's own unless it is told otherwise")
                        .isInstanceOf(IOException.class);
                hasAll(second, traffic);
            }
        }
    }

    private void logAndStop(GenericContainer<?> container, Traffic traffic) throws IOException, InterruptedException {
        var target = new Target(KEY, container.getMappedPort(PORT));
        traffic.startSession(target);
        traffic.write(List.of(target), 1);
        traffic.write(List.of(target), 20);
        await().atMost(LIMIT).until(() -> traffic.acknowledged().size() > 500);
        docker.stopContainerCmd(container.getContainerId())
                .withTimeout(STOP_SECONDS)
                .exec();
        traffic.stop();
        assertThat(traffic.surprises()).isEmpty();
        assertThat(docker.inspectContainerCmd(container.getContainerId())
                        .exec()
                        .getState()
                        .getExitCodeLong())
                .isEqualTo(EXIT_BY_SIGTERM);
    }

    private void hasAll(GenericContainer<?> container, Traffic traffic) throws IOException, InterruptedException {
        assertThat(get(container, PORT, "/api/v1/sessions/container/report.md").body())
                .contains("# Claude Code Session Report");
        assertThat(run(container, "java", "-jar", "/app/tracker.jar", "verify")).startsWith("whole ");
        var logged = Pattern.compile("\"session\\.InteractionLogged\".*?\"(container-\\d+)\"")
                .matcher(run(container, "java", "-jar", "/app/tracker.jar", "export"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(logged).doesNotHaveDuplicates().containsAll(traffic.acknowledged());
        assertThat(traffic.acknowledged().size() + traffic.unanswered().size()).isGreaterThanOrEqualTo(logged.size());
    }

    private void isNobodyInParticular(GenericContainer<?> container) throws IOException, InterruptedException {
        assertThat(run(container, "sh", "-c", "while read -r line; do echo \"$line\"; done </proc/1/status"))
                .containsPattern("Uid:\\s10001\\s10001\\s10001\\s10001");
        for (var file : List.of("/app/tracker.jar", "/app/tracker.aot", "/app/new")) {
            assertThat(container.execInContainer("sh", "-c", "echo >>" + file).getExitCode())
                    .as(file)
                    .isNotZero();
        }
    }

    private static void isStartedFromItsCache(GenericContainer<?> container) throws IOException, InterruptedException {
        assertThat(run(
                        container,
                        "java",
                        "-XX:AOTCache=/app/tracker.aot",
                        "-XX:AOTMode=on",
                        "-jar",
                        "/app/tracker.jar",
                        "--version"))
                .startsWith("Claude Cost Tracker");
        assertThat(container.getLogs()).doesNotContain("[aot]").contains("listening on");
    }

    private static String run(GenericContainer<?> container, String... command)
            throws IOException, InterruptedException {
        var result = container.execInContainer(command);
        assertThat(result.getExitCode()).as(result.getStderr()).isZero();
        return result.getStdout();
    }

    private int status(GenericContainer<?> container, int port, String path) throws IOException, InterruptedException {
        return get(container, port, path).statusCode();
    }

    private HttpResponse<String> get(GenericContainer<?> container, int port, String path)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + container.getMappedPort(port) + path);
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + KEY)
                .timeout(LIMIT)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
