package dev.costtracker.api.settings;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MapPropertySource;

/**
 * Checks the settings before anything else starts, so that a wrong one is all the operator reads; and hands on what is
 * needed before there are beans.
 */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var settings = Settings.read(event.getEnvironment());
        var early = new HashMap<String, Object>(Map.of(
                "management.server.address", settings.managementAddress().getHostAddress(),
                "management.server.port", settings.managementPort()));
        var tls = settings.tls();
        if (tls != null) {
            early.putAll(tls.properties());
        }
        event.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", early));
    }
}
