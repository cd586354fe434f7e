package dev.costtracker.api.pages;

import dev.costtracker.api.spend.ExplainedInteractions;
import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.team.Caller;
import dev.costtracker.projections.session.Explanation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One interaction with how its cost came about.
 *
 * @param model its plain id
 * @param written how the client spelled the model; null if just so
 * @param cost every digit, or the word {@code unpriced}
 * @param unpriced whether it has neither a price nor a figure of the client's
 * @param note what the client reported, where that is not the cost; null if it reported nothing else
 * @param steps the arithmetic, a line each
 * @param rule which price it was, and from where; or why there is none
 * @param evidence what it all rests on
 */
record InteractionView(
        String id,
        String time,
        String session,
        String sessionLink,
        String project,
        String person,
        String model,
        @Nullable String written,
        Tokens tokens,
        String cost,
        boolean unpriced,
        @Nullable String note,
        List<String> steps,
        List<String> rule,
        List<String> evidence) {

    static InteractionView of(ExplainedInteractions.Item item, String person, ZoneId zone, Caller caller) {
        var cost = item.cost();
        var session = item.session().value();
        return new InteractionView(
                item.id().value(),
                Times.second(item.occurredAt(), zone),
                session,
                Link.to("/sessions/" + session)
                        .with("team", caller.team().value())
                        .toString(),
                item.project(),
                person,
                item.model(),
                item.written().equals(item.model()) ? null : item.written(),
                Tokens.of(item.tokens()),
                cost.unknown() ? "unpriced" : Figures.exact(cost.amount()),
                cost.unknown(),
                note(item),
                item.explain().steps(),
                rule(item.explain(), zone),
                evidence(item, person, zone));
    }

    private static @Nullable String note(ExplainedInteractions.Item item) {
        var difference = item.explain().difference();
        if (difference != null) {
            return "client reported %s (%s)"
                    .formatted(Figures.exact(item.cost().reported()), Figures.difference(difference));
        }
        return item.cost().reportedOnly().isZero() ? null : "as the client reported it";
    }

    private static List<String> rule(Explanation explain, ZoneId zone) {
        var lines = new ArrayList<String>();
        var price = explain.price();
        if (price != null) {
            lines.add("price of %s, %s".formatted(price.model(), price.source()));
            lines.add(validity(price, zone));
            lines.addAll(price.notes());
        }
        if (explain.reason() != null) {
            lines.add(explain.reason());
        }
        return lines;
    }

    private static String validity(AppliedPrice price, ZoneId zone) {
        var from = price.validFrom();
        var until = price.validUntil();
        var begin = from == null ? "" : " from " + Times.minute(from, zone);
        var end = until == null ? "" : " until " + Times.minute(until, zone);
        return begin.isEmpty() && end.isEmpty() ? "in force at any time" : "in force" + begin + end;
    }

    /** Who logged it is named if it is who worked; somebody else's name may not be the reader's to see. */
    private static List<String> evidence(ExplainedInteractions.Item item, String person, ZoneId zone) {
        var evidence = item.explain().evidence();
        var by = item.user().value().equals(evidence.by()) ? person : evidence.by();
        var lines = new ArrayList<String>();
        lines.add("event %s at position %s of the log".formatted(evidence.event(), Figures.count(evidence.position())));
        lines.add("recorded " + Times.second(evidence.recordedAt(), zone)
                + (by == null ? "" : " by " + by)
                + (evidence.source() == null ? "" : ", source " + evidence.source()));
        return lines;
    }
}
