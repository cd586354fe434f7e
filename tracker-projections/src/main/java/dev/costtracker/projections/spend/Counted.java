package dev.costtracker.projections.spend;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.ModelName;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.CostTotal;
import dev.costtracker.projections.session.Tally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as it is counted now: what has to be taken out of every sum again when it changes.
 *
 * @param interaction the id under which it was logged first
 * @param user who worked in the session
 * @param model the model's plain id
 * @param voided whether it is taken out of all sums
 * @param reported the client's own figure; null if it gave none
 */
public record Counted(
        TeamId team,
        InteractionId interaction,
        SessionId session,
        String project,
        MemberId user,
        String model,
        Instant occurredAt,
        Usage tokens,
        boolean voided,
        Cost.Status status,
        CostByClass cost,
        @Nullable Money reported) {

    static Counted of(InteractionEvent event, Interaction content, Cost cost, MemberId user) {
        var price = cost.price();
        return new Counted(
                event.team(),
                event.interaction(),
                event.session(),
                event.project(),
                user,
                price == null ? ModelName.plain(content.model()) : price.model(),
                content.occurredAt(),
                content.usage(),
                false,
                cost.status(),
                CostByClass.of(content, cost),
                cost.reported());
    }

    Counted asVoided() {
        return new Counted(
                team, interaction, session, project, user, model, occurredAt, tokens, true, status, cost, reported);
    }

    /** The model as metrics name it: only what had a price when it was counted, as any text can be sent for a model. */
    String label() {
        return status == Cost.Status.PRICED ? model : MeterRow.OTHER;
    }

    /** What it adds to every sum that it belongs to. */
    public Tally tally() {
        if (voided) {
            return Tally.NONE;
        }
        long unpriced = status == Cost.Status.UNPRICED ? 1 : 0;
        var claimed = reported == null ? Money.ZERO : reported;
        return new Tally(1, tokens, CostTotal.of(cost.calculated(), cost.reportedOnly(), claimed, unpriced));
    }
}
