package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.InteractionId;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds the interactions of one session as they are now, in the order they were logged. */
final class InteractionsFold {

    private final Map<InteractionId, Current> interactions = new LinkedHashMap<>();
    private long voided;

    void apply(InteractionEvent event) {
        switch (event) {
            case InteractionLogged e -> interactions.put(e.interaction(), new Current(e.content(), e.cost()));
            case InteractionAmended e -> interactions.replace(e.interaction(), new Current(e.content(), e.cost()));
            case InteractionVoided e -> {
                if (interactions.remove(e.interaction()) != null) {
                    voided++;
                }
            }
        }
    }

    Tally tally() {
        return interactions.values().stream()
                .map(now -> Tally.of(now.content.usage(), now.cost))
                .reduce(Tally.NONE, Tally::plus);
    }

    CostTracking costTracking(@Nullable Duration duration) {
        var lines = new CostLinesFold();
        var comparison = CostComparison.NONE;
        for (var now : interactions.values()) {
            lines.add(now.content.usage(), now.content.webSearches(), now.cost.price());
            comparison = comparison.plus(now.cost);
        }
        var tally = tally();
        return new CostTracking(
                rows(),
                voided,
                tally.tokens(),
                tally.cost(),
                lines.lines(),
                comparison.interactions() == 0 ? null : comparison,
                PerHour.cost(tally.cost(), duration),
                PerHour.tokens(tally.tokens().total(), duration));
    }

    private List<InteractionRow> rows() {
        return interactions.entrySet().stream()
                .map(entry -> entry.getValue().row(entry.getKey()))
                .sorted(Comparator.comparing(InteractionRow::occurredAt))
                .toList();
    }

    private record Current(Interaction content, Cost cost) {

        InteractionRow row(InteractionId id) {
            return new InteractionRow(
                    id,
                    content.label(),
                    content.model(),
                    content.occurredAt(),
                    content.usage(),
                    content.webSearches(),
                    CostFigures.of(cost),
                    content.context());
        }
    }
}
