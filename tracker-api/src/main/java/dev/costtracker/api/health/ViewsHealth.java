package dev.costtracker.api.health;

import dev.costtracker.projections.views.ViewState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The stored views as a component of health: down while one does not answer, or can't take the next events. */
final class ViewsHealth implements HealthIndicator {

    private final Supplier<List<ViewState>> views;

    ViewsHealth(Supplier<List<ViewState>> views) {
        this.views = views;
    }

    @Override
    public Health health() {
        var states = views.get();
        var up = states.stream().allMatch(state -> state.ready() && state.trouble() == null);
        var health = up ? Health.up() : Health.down();
        states.forEach(state -> health.withDetail(state.view(), details(state)));
        return health.build();
    }

    private static Map<String, Object> details(ViewState state) {
        var details = new LinkedHashMap<String, Object>();
        details.put("position", state.position());
        details.put("lag", state.lag());
        details.put("folded", state.own() ? "by this server" : "by another server");
        if (state.building() != null) {
            details.put("building", "%d of %d events".formatted(state.built(), state.head()));
        }
        if (state.trouble() != null) {
            details.put("trouble", state.trouble());
        }
        return details;
    }
}
