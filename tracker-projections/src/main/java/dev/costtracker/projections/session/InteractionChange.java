package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.InteractionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step in the history of an interaction.
 *
 * @param position of its event in the log
 * @param event the id of its event
 * @param by the member who caused it; null if the log does not say
 * @param key the id of the API key it came with; null if the log does not say
 * @param reason why; null for the first logging
 * @param aliases all aliases known from then on
 * @param content the whole content from then on; null when voided
 * @param cost what it cost from then on; null when voided
 */
public record InteractionChange(
        Kind kind,
        long position,
        Instant recordedAt,
        String event,
        @Nullable String by,
        @Nullable String key,
        @Nullable String reason,
        List<InteractionId> aliases,
        @Nullable Interaction content,
        @Nullable Cost cost) {

    /** What became of it. */
    public enum Kind {
        LOGGED,
        AMENDED,
        VOIDED
    }

    public InteractionChange {
        aliases = List.copyOf(aliases);
    }

    static InteractionChange of(LoggedEvent at, InteractionLogged e) {
        return of(at, Kind.LOGGED, null, e.aliases(), e.content(), e.cost());
    }

    static InteractionChange of(LoggedEvent at, InteractionAmended e) {
        return of(at, Kind.AMENDED, e.reason(), e.aliases(), e.content(), e.cost());
    }

    static InteractionChange of(LoggedEvent at, InteractionVoided e) {
        return of(at, Kind.VOIDED, e.reason(), e.aliases(), null, null);
    }

    private static InteractionChange of(
            LoggedEvent at,
            Kind kind,
            @Nullable String reason,
            List<InteractionId> aliases,
            @Nullable Interaction content,
            @Nullable Cost cost) {
        var by = at.metadata().get("user");
        var key = at.metadata().get("key");
        return new InteractionChange(
                kind, at.position(), at.recordedAt(), at.id(), by, key, reason, aliases, content, cost);
    }
}
