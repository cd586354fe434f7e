package dev.costtracker.api.session;

import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.projections.session.Explanation;
import dev.costtracker.projections.session.InteractionChange;
import dev.costtracker.projections.session.InteractionDetail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One interaction with its history and how its cost came about. */
record InteractionAnswer(
        InteractionId id,
        List<InteractionId> aliases,
        SessionId session,
        String project,
        Instant recordedAt,
        boolean voided,
        Interaction content,
        CostAnswer cost,
        Explanation explain,
        List<Change> history,
        long position) {

    static InteractionAnswer of(InteractionDetail detail) {
        return new InteractionAnswer(
                detail.id(),
                detail.aliases(),
                detail.session(),
                detail.project(),
                detail.recordedAt(),
                detail.voided(),
                detail.content(),
                CostAnswer.of(detail.cost(), detail.content()),
                detail.explain(),
                detail.history().stream().map(Change::of).toList(),
                detail.position());
    }

    /** One step of the history; content and cost are absent where it was voided. */
    record Change(
            InteractionChange.Kind kind,
            long position,
            Instant recordedAt,
            String event,
            @Nullable String by,
            @Nullable String key,
            @Nullable String reason,
            List<InteractionId> aliases,
            @Nullable Interaction content,
            @Nullable CostAnswer cost) {

        static Change of(InteractionChange change) {
            var content = change.content();
            var cost = change.cost();
            return new Change(
                    change.kind(),
                    change.position(),
                    change.recordedAt(),
                    change.event(),
                    change.by(),
                    change.key(),
                    change.reason(),
                    change.aliases(),
                    content,
                    cost == null || content == null ? null : CostAnswer.of(cost, content));
        }
    }
}
