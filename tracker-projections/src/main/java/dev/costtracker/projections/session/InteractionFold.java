package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.team.ProjectNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Folds the events of one interaction into its detail. */
final class InteractionFold {

    private final List<InteractionChange> history = new ArrayList<>();
    private @Nullable InteractionEvent first;
    private @Nullable Current current;

    void apply(LoggedEvent event) {
        switch (event.payload()) {
            case InteractionEvent e -> apply(event, e);
            default -> {} // other features may share the tag
        }
    }

    private void apply(LoggedEvent at, InteractionEvent event) {
        if (first == null) {
            first = event;
        }
        switch (event) {
            case InteractionLogged e -> {
                current = new Current(at, e.content(), e.cost());
                history.add(InteractionChange.of(at, e));
            }
            case InteractionAmended e -> {
                current = new Current(at, e.content(), e.cost());
                history.add(InteractionChange.of(at, e));
            }
            case InteractionVoided e -> history.add(InteractionChange.of(at, e));
        }
    }

    /** The id under which it was logged first. */
    Optional<InteractionId> first() {
        return Optional.ofNullable(first).map(InteractionEvent::interaction);
    }

    Optional<InteractionDetail> detail(ProjectNames names, long position) {
        if (first == null || current == null) {
            return Optional.empty();
        }
        var last = history.getLast();
        return Optional.of(new InteractionDetail(
                first.interaction(),
                last.aliases(),
                first.session(),
                names.now(first.project()),
                history.getFirst().recordedAt(),
                last.kind() == InteractionChange.Kind.VOIDED,
                current.content,
                current.cost,
                Explanation.of(current.at, current.content, current.cost),
                history,
                position));
    }

    private record Current(LoggedEvent at, Interaction content, Cost cost) {}
}
