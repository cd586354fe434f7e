package dev.costtracker.api.login;

import dev.costtracker.api.http.Guarded;
import dev.costtracker.api.http.ProblemTypes;
import dev.costtracker.api.http.ProblemWriter;
import dev.costtracker.api.team.Keys;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.team.Logins;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the logins beside the keys. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    @Bean
    BrowserLogins browserLogins(Logins logins, Commands commands, Keys keys, Clock clock) {
        return new BrowserLogins(logins, commands, keys, clock);
    }

    @Bean
    ProblemTypes loginProblemTypes() {
        return new ProblemTypes(LoginProblems.ALL);
    }

    @Bean
    FilterRegistrationBean<LoginFilter> loginFilter(BrowserLogins logins, ProblemWriter writer) {
        var registration = new FilterRegistrationBean<>(new LoginFilter(logins, writer));
        registration.addUrlPatterns(Guarded.paths());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 9); // before the keys
        return registration;
    }
}
