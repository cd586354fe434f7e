package dev.costtracker.api.health;

import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.projections.views.Views;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the log and the views parts of health. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** Its component is called {@code log}, after this method. */
    @Bean
    HealthIndicator logHealthIndicator(Ledger ledger) {
        return new LogHealth(ledger::state);
    }

    /** Called {@code views}. They are no part of readiness: what needs none goes on without them. */
    @Bean
    HealthIndicator viewsHealthIndicator(Views views) {
        return new ViewsHealth(views::states);
    }
}
