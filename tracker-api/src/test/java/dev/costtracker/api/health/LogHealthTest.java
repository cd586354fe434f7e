package dev.costtracker.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.LogState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class LogHealthTest {

    private static Health health(LogState state) {
        return new LogHealth(() -> state).health();
    }

    @Test
    void saysWhoElseLeads() {
        var health = health(new LogState("there", false, 7, 1, false, "10.0.0.5:7000", Duration.ZERO, null, null));
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .isEqualTo(Map.of("store", "there", "position", 7L, "waiting", 1, "leader", "10.0.0.5:7000"));
    }

    @Test
    void isDownWhileTheStoreIsSilentAndSaysWhy() {
        var health = health(new LogState(
                "there", false, 7, 3, false, null, Duration.ofMillis(12_900), "error 13 (Unauthorized)", null));
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry("leader", "unknown")
                .containsEntry("silentSeconds", 12L)
                .containsEntry("trouble", "error 13 (Unauthorized)");
    }

    @Test
    void staysUpWhileTheStoreIsOnlySlow() {
        var health = health(new LogState("there", false, 7, 3, true, null, Duration.ofMillis(1_900), null, null));
        assertThat(health.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenTheLogHasStopped() {
        var health = health(new LogState("there", false, 7, 0, true, null, Duration.ZERO, null, "it is broken"));
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("stopped", "it is broken");
    }

    @Test
    void warnsOfAStandaloneServer() {
        var health = health(new LogState("there", true, 7, 0, true, null, Duration.ZERO, null, null));
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().get("warning")).asString().startsWith("THE LOG IS ON A STANDALONE");
    }
}
