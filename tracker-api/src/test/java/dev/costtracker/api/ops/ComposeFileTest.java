package dev.costtracker.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The compose file and what it mounts fit each other, the Dockerfile and the program. */
class ComposeFileTest {

    private static final Pattern PINNED = Pattern.compile("[a-z0-9/.-]+:v?\\d+\\.\\d+\\.\\d+([._-][a-z0-9._-]+)?");

    private final Yaml compose = Yaml.read("docker-compose.yml");
    private final Yaml settings = Yaml.read("tracker-api/src/main/resources/application.yml");

    ComposeFileTest() throws IOException {}

    private List<Yaml> services() {
        return compose.at("services").names().stream()
                .map(name -> compose.at("services", name))
                .toList();
    }

    @Test
    void pinsEveryImage() {
        var images =
                services().stream().map(service -> service.at("image").text()).toList();
        assertThat(images).hasSize(4).allMatch(image -> PINNED.matcher(image).matches());
    }

    @Test
    void pinsWhatTheTrackersImageIsMadeOf() throws IOException {
        var file = compose.at("services", "tracker", "build", "dockerfile").text();
        var dockerfile = Files.readString(Path.of("..", file));
        assertThat(found(dockerfile, "(?m)^FROM (\\S+)")).containsExactly("${BUILD_IMAGE}", "${RUNTIME_IMAGE}");
        assertThat(found(dockerfile, "(?m)^ARG \\w+=(\\S+)")).hasSize(2).allMatch(image -> PINNED.matcher(image)
                .matches());
    }

    @Test
    void mountsWhatIsThereAndForReading() {
        var mounts = services().stream()
                .flatMap(service -> service.at("volumes").texts().stream())
                .filter(mount -> mount.startsWith("."))
                .toList();
        assertThat(mounts).isNotEmpty().allMatch(mount -> mount.endsWith(":ro"));
        assertThat(mounts).allMatch(mount -> Files.isDirectory(Path.of("..", mount.split(":", -1)[0])));
    }

    @Test
    void setsOnlySettingsThatThereAre() throws IOException {
        var known = Files.readString(Path.of("src/main/resources/application.yml"));
        assertThat(compose.at("services", "tracker", "environment").names())
                .contains("TRACKER_MONGODB_URI")
                .allMatch(name ->
                        Pattern.compile("\\b" + name + "\\b").matcher(known).find());
    }

    @Test
    void scrapesTheManagementPortOfTheTracker() throws IOException {
        var job = Yaml.read("ops/prometheus/prometheus.yml")
                .at("scrape_configs")
                .list()
                .getFirst();
        assertThat(job.at("static_configs").list().getFirst().at("targets").texts())
                .containsExactly(
                        "tracker:" + settings.at("tracker", "management-port").text());
        assertThat(compose.at("services", "tracker", "environment", "TRACKER_MANAGEMENT_ADDRESS")
                        .text())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void publishesEveryPortThatTheReadmeSpeaksTo() throws IOException {
        var readme = Files.readString(Path.of("../README.md"));
        var run = found(readme, "(?m)^(docker run (?:.*\\\\\\n)*.*)$").getFirst();
        var tracker = compose.at("services", "tracker");

        var spokenTo = found(walk(readme), "localhost:(?:\\$\\{\\w+:-)?(\\d+)");

        assertThat(spokenTo).contains("8080", "8081").allSatisfy(port -> {
            assertThat(tracker.at("ports").texts())
                    .anyMatch(published -> published.matches("\\$\\{\\w+:-127\\.0\\.0\\.1:%1$s}:%1$s".formatted(port)));
            assertThat(run).contains("--publish 127.0.0.1:%1$s:%1$s ".formatted(port));
        });
        assertThat(run).contains("--env TRACKER_MANAGEMENT_ADDRESS=0.0.0.0 ");
    }

    /** What can be pasted, from the first request to the last. */
    private static String walk(String readme) {
        return readme.substring(readme.indexOf("\n## A session,"), readme.indexOf("\n## What was spent"));
    }

    @Test
    void takesGrafanasFilesFromWhereTheyAreMounted() throws IOException {
        var grafana = compose.at("services", "grafana");
        var folder = grafana.at("volumes").texts().getFirst().split(":", -1)[1];
        assertThat(grafana.at("environment", "GF_PATHS_PROVISIONING").text()).isEqualTo(folder + "/provisioning");
        assertThat(Yaml.read("ops/grafana/provisioning/dashboards/tracker.yml")
                        .at("providers")
                        .list())
                .singleElement()
                .satisfies(one -> assertThat(one.at("options", "path").text()).isEqualTo(folder + "/dashboards"));
        assertThat(Yaml.read("ops/grafana/provisioning/datasources/prometheus.yml")
                        .at("datasources")
                        .list())
                .singleElement()
                .satisfies(one -> assertThat(one.at("url").text()).isEqualTo("http://prometheus:9090"));
    }

    @Test
    void leavesTheDatabaseToTheTracker() {
        assertThat(compose.at("networks", "database", "internal").text()).isEqualTo("true");
        assertThat(compose.at("services", "mongo", "networks").texts()).containsExactly("database");
        assertThat(compose.at("services", "mongo", "ports").list()).isEmpty();
        assertThat(compose.at("services").names().stream()
                        .filter(name ->
                                compose.at("services", name, "networks").texts().contains("database")))
                .containsExactly("mongo", "tracker");
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
