package dev.costtracker.api.session;

import dev.costtracker.api.http.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/** Makes the problems of sessions known, how an interaction is written, and how often one came again. */
@Configuration(proxyBeanMethods = false)
class SessionApiConfiguration {

    @Bean
    ProblemTypes sessionProblemTypes() {
        return new ProblemTypes(SessionProblems.ALL);
    }

    @Bean
    Repeats repeats() {
        return new Repeats();
    }

    @Bean
    JacksonModule sessionForms() {
        return new SimpleModule("session-forms").addSerializer(new InteractionForm());
    }
}
