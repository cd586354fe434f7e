package dev.costtracker.api;

import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.team.Accounts;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.Logins;
import dev.costtracker.core.team.People;
import dev.costtracker.projections.session.SessionQueries;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the ledger of the data folder or the database, and hands out what writes to it and reads it. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ledger ledger(Settings settings, Clock clock) {
        var uri = settings.mongodbUri();
        return uri == null
                ? Ledger.open(settings.data(), clock)
                : Ledger.open(uri, settings.mongodbStandalone(), settings.nodeAddress(), clock);
    }

    @Bean
    EventLog eventLog(Ledger ledger) {
        return ledger.log();
    }

    @Bean
    Directory directory(Ledger ledger) {
        return ledger.directory();
    }

    @Bean
    Accounts accounts(Ledger ledger) {
        return ledger.accounts();
    }

    @Bean
    Logins logins(Ledger ledger) {
        return ledger.logins();
    }

    @Bean
    People people(Ledger ledger) {
        return ledger.people();
    }

    @Bean(destroyMethod = "") // the ledger closes it
    Commands commands(Ledger ledger) {
        return ledger.commands();
    }

    @Bean
    SessionQueries sessionQueries(EventLog log, Directory directory) {
        return new SessionQueries(log, directory);
    }
}
