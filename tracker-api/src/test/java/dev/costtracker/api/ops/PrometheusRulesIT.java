package dev.costtracker.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.needs.Prometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped for Prometheus, as its own tool sees it. */
@ExtendWith(Prometheus.class)
class PrometheusRulesIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // the test engine sets it before every test
    Path folder;

    private static void isWell(String... arguments) throws IOException, InterruptedException {
        var said = Promtool.run(arguments);
        assertThat(said.status()).as(said.output()).isZero();
    }

    private static List<String> files(String name) throws IOException {
        try (var files = Files.list(PrometheusServer.SHIPPED.resolve(name))) {
            return files.map(file -> name + "/" + file.getFileName()).sorted().toList();
        }
    }

    private static String[] command(String one, String two, List<String> files) {
        return Stream.concat(Stream.of(one, two), files.stream()).toArray(String[]::new);
    }

    @Test
    void areRead() throws IOException, InterruptedException {
        isWell("check", "config", "prometheus.yml");
        isWell(command("check", "rules", files("rules")));
    }

    @Test
    void doWhatTheirTestsSay() throws IOException, InterruptedException {
        isWell(command("test", "rules", files("tests")));
    }

    @Test
    void wouldFailOtherwise() throws IOException, InterruptedException {
        var rules = Files.readString(PrometheusServer.SHIPPED.resolve("rules/alerts.yml"));
        var tests = Files.readString(PrometheusServer.SHIPPED.resolve("tests/alerts.yml"));
        Files.writeString(folder.resolve("rules.yml"), rules.replace("tracker_log_up == 0", "tracker_log_up == 2"));
        Files.writeString(
                folder.resolve("tests.yml"),
                tests.replace("../rules/alerts.yml", "rules.yml")
                        .replace("../rules/", PrometheusServer.SHIPPED.resolve("rules") + "/"));
        var said = Promtool.run("test", "rules", folder.resolve("tests.yml").toString());
        assertThat(said.status()).isPositive();
        assertThat(said.output()).contains("TrackerLogDown");
    }
}
