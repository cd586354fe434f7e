package dev.costtracker.api.session;

import dev.costtracker.api.http.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/** Makes the problems of sessions known, and how an interaction is written. */
@Configuration(proxyBeanMethods = false)
class SessionApiConfiguration {

    @Bean
    ProblemTypes sessionProblemTypes() {
        return new ProblemTypes(SessionProblems.ALL);
    }

    @Bean
    JacksonModule sessionForms() {
        return new SimpleModule("session-forms").addSerializer(new InteractionForm());
    }
}
