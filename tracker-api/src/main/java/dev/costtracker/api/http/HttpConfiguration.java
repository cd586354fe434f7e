package dev.costtracker.api.http;

import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.eventlog.EventLog;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** Puts the edge together. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

    /** As {@link Guarded} has it for filters. */
    private static final String[] GUARDED = {"/api/**", "/", "/sessions/**", "/spend/**"};

    private final EventLog log;
    private final Reach views;

    HttpConfiguration(EventLog log, Reach views) {
        this.log = log;
        this.views = views;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FieldsResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StrictQuery()).addPathPatterns(GUARDED).addPathPatterns("/login");
        registry.addInterceptor(new StrictBody()).addPathPatterns("/api/**").addPathPatterns("/login");
        registry.addInterceptor(new Positions(log, views)).addPathPatterns(GUARDED);
    }

    @Bean
    ProblemTypes edgeProblemTypes() {
        return new ProblemTypes(EdgeProblems.ALL);
    }

    @Bean
    ProblemCatalogue problemCatalogue(ObjectProvider<ProblemTypes> features) {
        return new ProblemCatalogue(features.stream().toList());
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json, ObjectProvider<ProblemPage> page) {
        return new ProblemWriter(
                json, (request, response, problem) -> page.getObject().write(request, response, problem));
    }

    @Bean
    JacksonModule wireForms() {
        return new WireForms();
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter(ProblemWriter writer) {
        var registration = new FilterRegistrationBean<>(new EdgeFilter(writer));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(Settings settings) {
        var proxies = settings.trustedProxies().networks();
        return factory -> {
            if (!proxies.isEmpty()) {
                var valve = new RemoteIpValve();
                valve.setInternalProxies(String.join(",", proxies));
                valve.setHostHeader("X-Forwarded-Host");
                valve.setPortHeader("X-Forwarded-Port");
                factory.addEngineValves(valve);
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> terseErrors() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(TerseErrorValve.class.getName());
            }
        });
    }
}
