package dev.costtracker.api.metrics;

import dev.costtracker.api.session.Repeats;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.projections.spend.SpendQueries;
import dev.costtracker.projections.views.Views;
import dev.costtracker.projections.views.ViewsUnavailable;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** Everything of ours that Prometheus scrapes, read anew for every scrape. */
final class TrackerMetrics implements MultiCollector {

    private final Ledger ledger;
    private final Views views;
    private final SpendQueries spend;
    private final Repeats repeats;
    private final int mostProjects;

    TrackerMetrics(Ledger ledger, Views views, SpendQueries spend, Repeats repeats, int mostProjects) {
        this.ledger = ledger;
        this.views = views;
        this.spend = spend;
        this.repeats = repeats;
        this.mostProjects = mostProjects;
    }

    @Override
    public MetricSnapshots collect() {
        var all = MetricSnapshots.builder();
        RunningMetrics.of(ledger.state(), ledger.appends(), views.states(), repeats.counts())
                .forEach(all::metricSnapshot);
        try {
            new SpendMetrics(spend.meters(), mostProjects).all().forEach(all::metricSnapshot);
        } catch (ViewsUnavailable e) { // tracker_projection_up says so; a gap is no fall to zero
            return all.build();
        }
        return all.build();
    }
}
