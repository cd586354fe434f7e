package dev.costtracker.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    @Test
    void meansTheServerOfThisMachineOnItsPort() {
        assertThat(in(Map.of()).ownServer()).isEqualTo("http://localhost:8080");
        assertThat(in(Map.of("TRACKER_PORT", "")).ownServer()).isEqualTo("http://localhost:8080");
        assertThat(in(Map.of("TRACKER_PORT", "9090")).ownServer()).isEqualTo("http://localhost:9090");
    }

    private static Surroundings in(Map<String, String> environment) {
        return new Surroundings(environment, System.in, System.out, System.err, false, duration -> {});
    }
}
