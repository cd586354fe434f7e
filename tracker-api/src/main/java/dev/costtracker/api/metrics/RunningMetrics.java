package dev.costtracker.api.metrics;

import dev.costtracker.core.eventlog.AppendCounts;
import dev.costtracker.core.eventlog.LogState;
import dev.costtracker.projections.views.ViewState;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** How the log and the views fare on this server, and what it was sent again, since it was started. */
final class RunningMetrics {

    private static final String PROJECTION = "projection";

    private RunningMetrics() {}

    static List<MetricSnapshot> of(
            LogState log, AppendCounts appends, List<ViewState> views, Map<String, Long> repeats) {
        var all = new ArrayList<MetricSnapshot>();
        all.add(gauge("tracker_log_position", "Events in the log", log.position()));
        all.add(gauge("tracker_log_up", "1 while the log can be written, 0 while it cannot", log.isUp() ? 1 : 0));
        all.add(gauge("tracker_log_waiting_appends", "Appends that wait for their turn", log.waiting()));
        all.add(gauge(
                "tracker_log_leading", "1 on the server that gives positions, 0 on others", log.leading() ? 1 : 0));
        all.add(counter("tracker_log_events", "Events that this server has appended", appends.events()));
        all.add(appends(appends));
        all.add(latencies(appends));
        all.add(views("tracker_projection_position", "Events that a projection has taken", views, ViewState::position));
        all.add(views(
                "tracker_projection_lag_events", "Events that a projection has yet to take", views, ViewState::lag));
        all.add(views(
                "tracker_projection_up",
                "1 while a projection answers and takes events, 0 while it is built for the first time or fails",
                views,
                state -> state.ready() && state.trouble() == null ? 1 : 0));
        all.add(repeats(repeats));
        return all;
    }

    private static MetricSnapshot gauge(String name, String help, long value) {
        var sums = new Sums(name, null, help);
        sums.add(Labels.EMPTY, value);
        return sums.gauge();
    }

    private static MetricSnapshot counter(String name, String help, long value) {
        var sums = new Sums(name, null, help);
        sums.add(Labels.EMPTY, value);
        return sums.counter();
    }

    private static MetricSnapshot appends(AppendCounts appends) {
        var sums = new Sums(
                "tracker_log_appends",
                null,
                "Appends of this server, by how they ended; a conflict is decided again and then counts once more");
        sums.add(Labels.of("outcome", "written"), appends.written());
        sums.add(Labels.of("outcome", "conflict"), appends.conflicts());
        sums.add(Labels.of("outcome", "failed"), appends.failures());
        return sums.counter();
    }

    private static MetricSnapshot latencies(AppendCounts appends) {
        var buckets = ClassicHistogramBuckets.builder();
        long before = 0;
        for (var within : appends.within()) {
            buckets.bucket(seconds(within.limit()), within.count() - before);
            before = within.count();
        }
        buckets.bucket(Double.POSITIVE_INFINITY, appends.written() - before);
        return HistogramSnapshot.builder()
                .name("tracker_log_append_seconds")
                .unit(Unit.SECONDS)
                .help("How long appends took until they were durable")
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(buckets.build())
                        .sum(seconds(appends.took()))
                        .build())
                .build();
    }

    private static MetricSnapshot repeats(Map<String, Long> repeats) {
        var sums = new Sums(
                "tracker_duplicates",
                null,
                "Interactions sent to this server that were not new, by what it answered: duplicate, amended as it said more or was to replace, or conflict");
        repeats.forEach((outcome, count) -> sums.add(Labels.of("outcome", outcome), count));
        return sums.counter();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static MetricSnapshot views(
            String name, String help, List<ViewState> views, ToLongFunction<ViewState> value) {
        var sums = new Sums(name, null, help);
        views.forEach(state -> sums.add(Labels.of(PROJECTION, state.view()), value.applyAsLong(state)));
        return sums.gauge();
    }
}
