package dev.costtracker.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.ops.Dashboard.Panel;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboards hold together, without a Grafana that shows them. */
class DashboardTest {

    /** What every server on a log shows alike; asked for directly, each server would count once more. */
    private static final Pattern SHARED =
            Pattern.compile("\\btracker_(cost|token|interaction|unpriced|session)\\w*|sum\\(tracker_log_position");

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    private final List<Dashboard> dashboards = Dashboard.all();
    private final List<Panel> panels =
            dashboards.stream().flatMap(each -> each.panels().stream()).toList();

    DashboardTest() throws IOException {}

    @Test
    void areFourOfDifferentNames() {
        assertThat(dashboards)
                .extracting(Dashboard::title)
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(dashboards)
                .extracting(each -> each.json().get("uid").asString())
                .doesNotHaveDuplicates();
        for (var dashboard : dashboards) {
            assertThat(dashboard.panels())
                    .extracting(each -> each.json().get("id").asInt())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void askTheSourceThatIsProvisioned() throws IOException {
        var source = Yaml.read("ops/grafana/provisioning/datasources/prometheus.yml")
                .at("datasources")
                .list()
                .getFirst()
                .at("uid")
                .text();
        assertThat(panels)
                .allMatch(panel -> panel.json().at("/datasource/uid").asString().equals(source));
        assertThat(dashboards.stream().flatMap(each -> each.variables().stream()))
                .allMatch(variable -> variable.at("/datasource/uid").asString().equals(source));
    }

    @Test
    void sayWhatTheyShowInWhichUnit() {
        for (var panel : panels) {
            assertThat(panel.unit()).as(panel.name()).isNotEmpty();
            assertThat(panel.json().get("description").asString())
                    .as(panel.name())
                    .isNotEmpty();
            boolean money = panel.expressions().stream().anyMatch(each -> each.contains("cost_usd"));
            assertThat(panel.unit().equals("currencyUSD")).as(panel.name()).isEqualTo(money);
        }
    }

    @Test
    void countWhatServersShareOnce() {
        for (var panel : panels) {
            assertThat(panel.expressions()).as(panel.name()).noneMatch(each -> SHARED.matcher(each)
                    .find());
        }
    }

    @Test
    void useVariablesThatThereAre() {
        for (var panel : panels) {
            var known = panel.dashboard().variables().stream()
                    .map(variable -> variable.get("name").asString())
                    .toList();
            for (var expression : panel.expressions()) {
                var used = VARIABLE.matcher(expression)
                        .results()
                        .map(match -> match.group(1))
                        .filter(name -> !name.startsWith("__"))
                        .toList();
                assertThat(known).as(panel.name()).containsAll(used);
            }
        }
    }

    @Test
    void lieSideBySide() {
        for (var dashboard : dashboards) {
            var taken = new HashSet<String>();
            for (var panel : dashboard.panels()) {
                var grid = panel.json().get("gridPos");
                for (int x = 0; x < grid.get("w").asInt(); x++) {
                    for (int y = 0; y < grid.get("h").asInt(); y++) {
                        int column = grid.get("x").asInt() + x;
                        assertThat(column).as(panel.name()).isLessThan(24);
                        assertThat(taken.add(column + "," + (grid.get("y").asInt() + y)))
                                .as(panel.name())
                                .isTrue();
                    }
                }
            }
        }
    }
}
