package dev.costtracker.api.health;

import dev.costtracker.core.ledger.Ledger;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the log a part of health. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** Its component is called {@code log}, after this method. */
    @Bean
    HealthIndicator logHealthIndicator(Ledger ledger) {
        return new LogHealth(ledger::state);
    }
}
