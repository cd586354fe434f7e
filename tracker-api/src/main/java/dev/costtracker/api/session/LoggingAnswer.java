package dev.costtracker.api.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.KnownInteraction;
import dev.costtracker.core.session.LoggingResult;
import dev.costtracker.core.session.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * What became of an interaction that was logged, amended or voided.
 *
 * @param id under which it is logged; of a duplicate, the first one's
 * @param session which has it; of a duplicate, the first one's; null if that is a colleague's
 * @param outcome {@code logged}, {@code duplicate}, {@code amended} or {@code voided}
 * @param cost what it costs now; null if it is void
 */
record LoggingAnswer(
        InteractionId id,
        @Nullable SessionId session,
        String outcome,
        @Nullable CostAnswer cost) {

    static LoggingAnswer of(LoggingResult result) {
        return new LoggingAnswer(result.id(), result.session(), Outcomes.name(result), cost(result));
    }

    static LoggingAnswer amended(KnownInteraction known, boolean written) {
        var cost = CostAnswer.of(known.cost(), known.content());
        return new LoggingAnswer(known.id(), known.session(), written ? "amended" : "duplicate", cost);
    }

    static LoggingAnswer voided(KnownInteraction known) {
        return new LoggingAnswer(known.id(), known.session(), "voided", null);
    }

    static @Nullable CostAnswer cost(LoggingResult result) {
        Cost cost = result.cost();
        Interaction content = result.content();
        return cost == null || content == null ? null : CostAnswer.of(cost, content);
    }
}
