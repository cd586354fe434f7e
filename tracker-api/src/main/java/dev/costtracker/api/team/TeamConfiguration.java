package dev.costtracker.api.team;

import dev.costtracker.api.http.Guarded;
import dev.costtracker.api.http.ProblemTypes;
import dev.costtracker.api.http.ProblemWriter;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.MongoAdministrator;
import dev.costtracker.core.team.Directory;
import dev.costtracker.projections.team.AuditQueries;
import dev.costtracker.projections.team.KeyUses;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the keys in front of the operations. */
@Configuration(proxyBeanMethods = false)
class TeamConfiguration implements WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(TeamConfiguration.class);

    private final Teams teams;

    TeamConfiguration(Directory directory) {
        this.teams = new Teams(directory);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver(teams));
    }

    @Bean
    Teams teams() {
        return teams;
    }

    @Bean
    // After the log is open: of two processes on one folder only one may make a key.
    @DependsOn("eventLog")
    Keys keys(Settings settings, Directory directory, Clock clock) throws IOException {
        // Not by a logger: what it writes may go to files and to other machines.
        var hash = adminHash(settings, System.out);
        warnOfAnother(settings, hash);
        return new Keys(hash, directory, clock);
    }

    /** Not refused: when the key is to be another everywhere, one server has to be the first. */
    private static void warnOfAnother(Settings settings, byte[] hash) {
        var uri = settings.mongodbUri();
        if (uri != null && !MongoAdministrator.note(uri, hash)) {
            LOG.warn(
                    "THE ADMINISTRATOR'S KEY IS NOT THE ONE THAT A SERVER ON THIS DATABASE WAS LAST STARTED WITH: set the"
                            + " same TRACKER_ADMIN_KEY on all of them, or each takes another one");
        }
    }

    @Bean
    KeyUseNotes keyUseNotes(Commands commands, Clock clock) {
        return new KeyUseNotes(commands, clock);
    }

    @Bean
    KeyUses keyUses(EventLog log) {
        return new KeyUses(log);
    }

    @Bean
    AuditQueries auditQueries(EventLog log) {
        return new AuditQueries(log);
    }

    @Bean
    ProblemTypes teamProblemTypes() {
        return new ProblemTypes(TeamProblems.ALL);
    }

    @Bean
    FilterRegistrationBean<KeyFilter> keyFilter(
            Keys keys, KeyUseNotes uses, AddressLimit strangers, ProblemWriter writer) {
        var registration = new FilterRegistrationBean<>(new KeyFilter(keys, uses, strangers, writer));
        registration.addUrlPatterns(Guarded.paths());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    RateLimit rateLimit(Settings settings) {
        return new RateLimit(settings.rateLimit(), TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    AddressLimit addressLimit(Settings settings) {
        return new AddressLimit(settings.addressLimit(), TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    FilterRegistrationBean<RateFilter> rateFilter(RateLimit limit, ProblemWriter writer) {
        var registration = new FilterRegistrationBean<>(new RateFilter(limit, writer));
        registration.addUrlPatterns(Guarded.paths());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 11); // after the key is known
        return registration;
    }

    static byte[] adminHash(Settings settings, PrintStream console) throws IOException {
        var set = settings.adminKey();
        if (set != null) {
            return ApiKey.hash(set);
        }
        var file = new AdminKeyFile(settings.data());
        var kept = file.read();
        if (kept.isPresent()) {
            return kept.get();
        }
        var key = ApiKey.random(new SecureRandom());
        file.write(key.hash());
        console.printf("%nThe administrator's API key, shown this once:%n%n    %s%n%n", key.text());
        console.flush();
        return key.hash();
    }
}
