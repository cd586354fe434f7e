package dev.costtracker.api.metrics;

import dev.costtracker.api.TestServer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server shows to Prometheus: values by name and labels, as they are written. */
record Scrape(Map<String, BigDecimal> values) {

    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+(?:\\{.*})?) (\\S+)");

    static Scrape of(TestServer server) {
        return of(server.health("/actuator/prometheus").text());
    }

    static Scrape of(String text) {
        var values = new LinkedHashMap<String, BigDecimal>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var sample = SAMPLE.matcher(line);
            if (sample.matches() && !sample.group(2).matches("NaN|[+-]Inf")) {
                values.put(sample.group(1), new BigDecimal(sample.group(2)));
            }
        });
        return new Scrape(values);
    }

    /** The sum of a metric's values whose labels contain all of these. */
    BigDecimal sum(String name, String... labels) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(name + "{") || entry.getKey().equals(name))
                .filter(entry -> contains(entry.getKey(), labels))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean contains(String sample, String... labels) {
        for (var label : labels) {
            if (!sample.contains(label)) {
                return false;
            }
        }
        return true;
    }

    /** What is not about a server but about what was logged. */
    Map<String, BigDecimal> shared() {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().matches("tracker_(cost|token|interaction|session|unpriced).*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long series(String prefix) {
        return values.keySet().stream()
                .filter(sample -> sample.startsWith(prefix))
                .count();
    }
}
