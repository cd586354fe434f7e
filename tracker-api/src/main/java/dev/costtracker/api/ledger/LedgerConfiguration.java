package dev.costtracker.api.ledger;

import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.projections.session.SessionQueries;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the ledger before the server listens and closes it after the last request. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ledger ledger(Settings settings, Clock clock) {
        return Ledger.open(settings.data(), clock);
    }

    // The ledger closes both.
    @Bean(destroyMethod = "")
    Commands commands(Ledger ledger) {
        return ledger.commands();
    }

    @Bean(destroyMethod = "")
    EventLog eventLog(Ledger ledger) {
        return ledger.log();
    }

    @Bean
    SessionQueries sessionQueries(EventLog log) {
        return new SessionQueries(log);
    }
}
