package dev.costtracker.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every alert is explained, and has a test that it fires and one that it does not. */
class AlertsTest {

    private static final String RULES = "ops/prometheus/rules/alerts.yml";

    private final List<Yaml> alerts = Yaml.read(RULES).at("groups").list().stream()
            .flatMap(group -> group.at("rules").list().stream())
            .toList();

    AlertsTest() throws IOException {}

    @Test
    void sayWhatIsWrongAndWhatToDo() {
        assertThat(alerts).isNotEmpty();
        for (var alert : alerts) {
            var name = alert.at("alert").text();
            assertThat(alert.at("annotations").names())
                    .as(name)
                    .containsExactlyInAnyOrder("summary", "description", "runbook");
            assertThat(alert.at("labels", "severity").text()).as(name).isIn("critical", "warning");
        }
    }

    @Test
    void areTestedOneAndAll() throws IOException {
        var names = alerts.stream().map(alert -> alert.at("alert").text()).toList();
        var checks = checks();
        assertThat(named(checks, true)).as("fire in a test").containsAll(names);
        assertThat(named(checks, false)).as("do not fire in a test").containsAll(names);
    }

    private static List<String> named(List<Yaml> checks, boolean firing) {
        return checks.stream()
                .filter(check -> check.at("exp_alerts").list().isEmpty() != firing)
                .map(check -> check.at("alertname").text())
                .toList();
    }

    private static List<Yaml> checks() throws IOException {
        var checks = new ArrayList<Yaml>();
        try (var files = Files.newDirectoryStream(Path.of("../ops/prometheus/tests"), "*.yml")) {
            for (var file : files) {
                for (var test : Yaml.parse(Files.readString(file)).at("tests").list()) {
                    checks.addAll(test.at("alert_rule_test").list());
                }
            }
        }
        return checks;
    }
}
