package dev.costtracker.api.health;

import dev.costtracker.core.eventlog.LogState;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The log as a component of health: down while it cannot be written. */
final class LogHealth implements HealthIndicator {

    private final Supplier<LogState> log;

    LogHealth(Supplier<LogState> log) {
        this.log = log;
    }

    @Override
    public Health health() {
        var state = log.get();
        var health = (state.isUp() ? Health.up() : Health.down())
                .withDetail("store", state.store())
                .withDetail("position", state.position())
                .withDetail("waiting", state.waiting())
                .withDetail("leader", leader(state));
        if (state.standalone()) {
            health.withDetail(
                    "warning",
                    "THE LOG IS ON A STANDALONE MONGODB SERVER: for trials only, it can lose what it has acknowledged");
        }
        if (!state.isUp()) {
            health.withDetail("silentSeconds", state.silence().toSeconds());
        }
        if (state.trouble() != null) {
            health.withDetail("trouble", state.trouble());
        }
        if (state.stopped() != null) {
            health.withDetail("stopped", state.stopped());
        }
        return health.build();
    }

    private static String leader(LogState state) {
        if (state.leading()) {
            return "this server";
        }
        return state.leader() == null ? "unknown" : state.leader();
    }
}
