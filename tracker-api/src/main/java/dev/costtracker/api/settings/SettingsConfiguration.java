package dev.costtracker.api.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Hands the settings to whoever asks, and tells the operator where things are once the server listens. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("tracker");

    @Bean
    Settings settings(Environment environment) {
        return Settings.read(environment);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> whereThingsAre(Settings settings) {
        return ready -> {
            var environment = ready.getApplicationContext().getEnvironment();
            var scheme = settings.tls() == null ? "http" : "https";
            var here = "%s://localhost:%s".formatted(scheme, environment.getProperty("local.server.port"));
            LOG.info("listening on {} - API documentation at {}/docs", here, here);
            LOG.info(
                    "health at http://{}:{}/actuator/health",
                    host(settings.managementAddress()),
                    environment.getProperty("local.management.port"));
            LOG.info("data in {}{}", settings.mongodbUri() == null ? "" : "MongoDB and ", settings.data());
        };
    }

    private static String host(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return "localhost";
        }
        return address instanceof Inet6Address ? "[%s]".formatted(address.getHostAddress()) : address.getHostAddress();
    }
}
