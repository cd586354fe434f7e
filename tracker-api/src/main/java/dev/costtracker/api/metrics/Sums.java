package dev.costtracker.api.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.math.BigDecimal;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One metric in the making: exact sums by labels. Only here do they become what Prometheus has, which is 53 bits of precision: the nearest to the
 * exact sum, not a sum of such.
 */
final class Sums {

    private final String name;
    private final String help;
    private final @Nullable Unit unit;
    private final TreeMap<Labels, BigDecimal> sums = new TreeMap<>();

    Sums(String name, @Nullable Unit unit, String help) {
        this.name = name;
        this.unit = unit;
        this.help = help;
    }

    void add(Labels labels, BigDecimal amount) {
        sums.merge(labels, amount, BigDecimal::add);
    }

    void add(Labels labels, long count) {
        add(labels, BigDecimal.valueOf(count));
    }

    MetricSnapshot counter() {
        var counter = CounterSnapshot.builder().name(name).help(help);
        if (unit != null) {
            counter.unit(unit);
        }
        sums.forEach((labels, sum) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels)
                .value(sum.doubleValue())
                .build()));
        return counter.build();
    }

    MetricSnapshot gauge() {
        var gauge = GaugeSnapshot.builder().name(name).help(help);
        sums.forEach((labels, sum) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(sum.doubleValue())
                .build()));
        return gauge.build();
    }
}
