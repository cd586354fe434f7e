package dev.costtracker.api.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.ops.Dashboard.Panel;
import dev.costtracker.api.ops.PrometheusServer.Sample;
import dev.costtracker.core.eventlog.StandIn;
import dev.costtracker.core.needs.Prometheus;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus with the shipped rules watches two servers on one log; the shipped dashboards are asked of it. */
@ExtendWith(Prometheus.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class MonitoringIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Digits that sums of what Prometheus has must agree in with the exact ones. */
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    /** What every server on a log shows alike, and never falls. */
    private static final List<String> SHARED = List.of(
            "tracker_cost_usd_total",
            "tracker_cost_corrections_usd_total",
            "tracker_tokens_total",
            "tracker_token_corrections_total",
            "tracker_interactions_total",
            "tracker_interaction_corrections_total",
            "tracker_sessions_started_total",
            "tracker_sessions_ended_total");

    private final StandIn database = new StandIn();
    private final List<Integer> ports;
    private final Path folder;
    private final PrometheusServer prometheus;
    private final GeneratedUsage usage;
    private final TestServer first;
    private TestServer second;

    MonitoringIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        ports = List.of(PrometheusServer.freePort(), PrometheusServer.freePort());
        first = server(0);
        second = server(1);
        prometheus = PrometheusServer.start(Files.createDirectory(folder.resolve("prometheus")), ports);
        usage = new GeneratedUsage(List.of(first, second));
    }

    private TestServer server(int number) {
        return TestServer.in(
                folder.resolve("server-" + number),
                "--tracker.management-port=" + ports.get(number),
                "--tracker.mongodb-uri=" + database.uri() + "/monitored",
                "--tracker.mongodb-standalone=true",
                "--tracker.rate-limit=0");
    }

    /** Prometheus has to see that there is no cost yet; else it could not know that all of it is new. */
    @BeforeAll
    void log() {
        awaitThat("count(up{job=\"tracker\"} == 1) == 2");
        awaitThat("tracker:cost_usd:total == 0");
        usage.log();
        for (var expression :
                List.of("tracker:cost_usd:total", "sum(tracker:cost_usd:change1h)", "sum(tracker:cost_usd:change1d)")) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(figure(expression)).isEqualByComparingTo(total("")));
        }
    }

    @AfterAll
    void stop() {
        prometheus.close();
        second.close();
        first.close();
        database.close();
    }

    private void awaitThat(String expression) {
        await().atMost(LIMIT).until(() -> !prometheus.query(expression).isEmpty());
    }

    private BigDecimal figure(String expression) {
        var samples = prometheus.query(expression);
        assertThat(samples).as(expression).hasSize(1);
        return figure(samples.getFirst());
    }

    private static BigDecimal figure(Sample sample) {
        return new BigDecimal(sample.value()).round(DIGITS).stripTrailingZeros();
    }

    /** What the API says was spent, for these parameters. */
    private BigDecimal total(String parameters) {
        var answer = first.get(
                "/api/v1/spend?groupBy=team" + parameters, "X-Min-Position", String.valueOf(usage.position()));
        return new BigDecimal(answer.json().at("/total/cost/amount").asString())
                .round(DIGITS)
                .stripTrailingZeros();
    }

    private static String chosen(String expression, Map<String, String> variables) {
        var chosen = expression.replace("$__rate_interval", "1m");
        for (var variable : variables.entrySet()) {
            chosen = chosen.replace("$" + variable.getKey(), variable.getValue());
        }
        return chosen.replaceAll("\\$(team|project|model|instance)", ".*");
    }

    private static Panel panel(String dashboard, String title) throws IOException {
        return Dashboard.all().stream()
                .flatMap(each -> each.panels().stream())
                .filter(panel -> panel.name().equals(dashboard + " / " + title))
                .findFirst()
                .orElseThrow();
    }

    private List<Sample> shown(String dashboard, String title, Map<String, String> variables) throws IOException {
        return prometheus.query(chosen(panel(dashboard, title).expressions().getFirst(), variables));
    }

    @Test
    void everyPanelHasData() throws IOException {
        for (var dashboard : Dashboard.all()) {
            for (var panel : dashboard.panels()) {
                for (var expression : panel.expressions()) {
                    await(panel.name()).atMost(LIMIT).until(() -> {
                        usage.goOn();
                        return prometheus.query(chosen(expression, Map.of())).stream()
                                .anyMatch(Sample::isFigure);
                    });
                }
            }
        }
    }

    @Test
    void everyVariableHasValues() throws IOException {
        for (var dashboard : Dashboard.all()) {
            for (var variable : dashboard.variables()) {
                var query = variable.at("/query/query").asString();
                var series = query.replaceAll("label_values\\((.*), (\\w+)\\)", "count by ($2) ($1)");
                assertThat(prometheus.query(chosen(series, Map.of())))
                        .as(dashboard.title() + ": " + query)
                        .isNotEmpty()
                        .noneMatch(sample ->
                                sample.label(variable.get("name").asString()).isEmpty());
            }
        }
    }

    @Test
    void panelsShowTheMoneyThatTheApiShows() throws IOException {
        var all = Map.<String, String>of();
        var costs = "Cost by team, project and model";
        for (var shown : List.of(
                shown("Overview", "Cost so far", all),
                shown("Overview", "Cost of the last 24 hours", all),
                shown(costs, "Cost so far", all),
                shown(costs, "Cost of the last 24 hours", all),
                shown(costs, "Cost of the last hour", all))) {
            assertThat(shown).singleElement().satisfies(sample -> assertThat(figure(sample))
                    .isEqualByComparingTo(total("")));
        }
        assertThat(figure(shown(costs, "Cost so far", Map.of("team", "web")).getFirst()))
                .isEqualByComparingTo(total("&team=web"));
        for (var by : List.of("team", "project", "model")) {
            var rows = rows(by);
            assertThat(rows).hasSizeGreaterThan(1);
            for (var title : List.of("Cost so far, by " + by, "Cost per day, by " + by)) {
                assertThat(byLabel(shown(costs, title, all), by)).as(title).isEqualTo(rows);
            }
        }
    }

    private static Map<String, BigDecimal> byLabel(List<Sample> samples, String label) {
        var sums = new TreeMap<String, BigDecimal>();
        samples.forEach(sample -> sums.merge(sample.label(label), new BigDecimal(sample.value()), BigDecimal::add));
        sums.replaceAll((key, sum) -> sum.round(DIGITS).stripTrailingZeros());
        return sums;
    }

    /** Of all teams, as the API sums them up. It names models that have no price; metrics do not. */
    private Map<String, BigDecimal> rows(String by) {
        var sums = new TreeMap<String, BigDecimal>();
        var answer = first.get("/api/v1/spend?groupBy=" + (by.equals("team") ? by : "team," + by))
                .json();
        StreamSupport.stream(answer.get("rows").spliterator(), false)
                .forEach(row -> sums.merge(
                        row.get(by).asString().replace("no-such-model", "other"),
                        new BigDecimal(row.at("/cost/amount").asString()),
                        BigDecimal::add));
        sums.replaceAll((key, sum) -> sum.round(DIGITS).stripTrailingZeros());
        return sums;
    }

    @Test
    void severalServersCountOnce() {
        for (var metric : SHARED) {
            var labels = "ignoring (instance) ";
            var one = metric + "{instance=\"127.0.0.1:" + ports.getFirst() + "\"}";
            var other = metric + "{instance=\"127.0.0.1:" + ports.getLast() + "\"}";
            awaitThat("count(%s == %s%s) == count(%s)".formatted(one, labels, other, one));
            assertThat(prometheus.query("count(" + one + ") == count(" + other + ")"))
                    .as(metric)
                    .hasSize(1);
        }
        assertThat(figure("sum(tracker_cost_usd_total) / sum(tracker:cost_usd:logged)"))
                .isEqualByComparingTo("2");
    }

    @Test
    void alertsFireForWhatWasDoneAndForNothingElse() {
        awaitThat("count(ALERTS{alertname=\"TrackerConflicts\",alertstate=\"firing\"})");
        var firing = prometheus.query("ALERTS{alertstate=\"firing\"}").stream()
                .map(alert -> alert.label("alertname"))
                .distinct();
        assertThat(firing).containsExactlyInAnyOrder("TrackerConflicts", "TrackerUnpricedInteractions");
        assertThat(prometheus.failingRules()).isEmpty();
    }

    @Test
    void namesFollowTheRules() throws IOException, InterruptedException {
        var metrics = Files.writeString(
                folder.resolve("metrics"), first.health("/actuator/prometheus").text());
        assertThat(Promtool.lint(metrics).output().lines()).noneMatch(line -> line.startsWith("tracker_"));
    }

    /** Last, as a server that is away for long is something else to be alarmed about. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aRestartMakesNoCounterFall() {
        var restarted = "{instance=\"127.0.0.1:" + ports.getLast() + "\"}";
        usage.goOn();
        awaitThat("tracker_log_appends_total{instance=\"127.0.0.1:%d\",outcome=\"written\"} > 1"
                .formatted(ports.getLast()));
        var before = figure("tracker:cost_usd:total");
        second.close();
        awaitThat("up" + restarted + " == 0");
        second = server(1);
        usage.uses(List.of(first, second));
        awaitThat("up" + restarted + " == 1 and on () tracker_projection_up" + restarted + " == 1");
        awaitThat("resets(tracker_log_events_total" + restarted + "[5m]) > 0");
        for (var metric : SHARED) {
            assertThat(prometheus.query("resets(" + metric + "[5m]) > 0"))
                    .as(metric)
                    .isEmpty();
            assertThat(prometheus.query("count(" + metric + restarted + ")"))
                    .as(metric)
                    .hasSize(1);
        }
        assertThat(figure("tracker:cost_usd:total")).isEqualByComparingTo(before);
        assertThat(figure("max_over_time(tracker:cost_usd:total[5m])")).isEqualByComparingTo(before);
    }
}
