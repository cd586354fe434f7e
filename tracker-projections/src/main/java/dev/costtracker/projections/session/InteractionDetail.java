package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.SessionId;
import java.time.Instant;
import java.util.List;

/**
 * One interaction with all that ever became of it.
 *
 * @param id under which it was logged first
 * @param aliases the other ids by which it is known
 * @param session the session that logged it first
 * @param recordedAt when it was first recorded
 * @param voided whether it was taken out of every total; content and cost are then what it had
 * @param content what holds now
 * @param cost what it costs now, with the price that was used
 * @param explain how that cost came about
 * @param history every change, the first logging included, oldest first
 * @param position the place in the log up to which everything is counted
 */
public record InteractionDetail(
        InteractionId id,
        List<InteractionId> aliases,
        SessionId session,
        String project,
        Instant recordedAt,
        boolean voided,
        Interaction content,
        Cost cost,
        Explanation explain,
        List<InteractionChange> history,
        long position) {

    public InteractionDetail {
        aliases = List.copyOf(aliases);
        history = List.copyOf(history);
    }
}
