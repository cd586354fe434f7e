package dev.costtracker.api.metrics;

import dev.costtracker.api.session.Repeats;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.projections.spend.SpendQueries;
import dev.costtracker.projections.views.Views;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has our metrics scraped along with those of the JVM and of HTTP. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    PrometheusRegistry prometheusRegistry(
            Ledger ledger, Views views, SpendQueries spend, Repeats repeats, Settings settings) {
        var registry = new PrometheusRegistry();
        registry.register(new TrackerMetrics(ledger, views, spend, repeats, settings.metricsProjects()));
        return registry;
    }
}
