package dev.costtracker.core.session;

import dev.costtracker.core.pricing.Cost;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as it is logged at the moment.
 *
 * @param session the session that logged it first
 * @param id the id under which it was logged first
 * @param aliases the other ids by which it is known
 * @param earlier what was logged before the present content, oldest first
 * @param voidReason why it is void; null if it is not
 */
public record KnownInteraction(
        SessionId session,
        String project,
        InteractionId id,
        List<InteractionId> aliases,
        Interaction content,
        Cost cost,
        List<Interaction> earlier,
        @Nullable String voidReason) {

    public KnownInteraction {
        aliases = List.copyOf(aliases);
        earlier = List.copyOf(earlier);
    }

    /** Whether it is taken out of every total. */
    public boolean isVoid() {
        return voidReason != null;
    }

    /** All ids by which it is known. */
    Stream<InteractionId> ids() {
        return Stream.concat(Stream.of(id), aliases.stream());
    }

    KnownInteraction voided(String reason) {
        return new KnownInteraction(session, project, id, aliases, content, cost, earlier, reason);
    }
}
