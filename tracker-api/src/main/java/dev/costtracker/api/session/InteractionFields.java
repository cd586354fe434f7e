package dev.costtracker.api.session;

import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Instants;
import dev.costtracker.api.http.Kind;
import dev.costtracker.core.pricing.Billable;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Speed;
import dev.costtracker.core.pricing.TokenClass;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.Interaction;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the content of an interaction: first all fields, then, if none had a fault, the content. */
final class InteractionFields {

    private static final Kind<Long> COUNT = Kind.wholeNumber(0, Usage.MAX_PER_CLASS);

    private static final Kind<Speed> SPEED =
            Kind.oneOf(List.of(Speed.values()), speed -> speed.name().toLowerCase(Locale.ROOT));

    private static final Kind<BigDecimal> REPORTED_COST = Kind.string(
            String.format(
                    Locale.ROOT,
                    "a string with a decimal number from 0 to %,d such as \"0.0156\", with up to 18 digits behind the point",
                    Billable.MAX_REPORTED.intValueExact()),
            text -> {
                var amount = Kind.DECIMAL_STRING.parser().parse(text);
                return amount == null || amount.compareTo(Billable.MAX_REPORTED) > 0 ? null : amount;
            });

    private final Instant now;
    private final Field<String> model;
    private final Field<String> label;
    private final Field<String> context;
    private final Field<Instant> occurredAt;
    private final Map<TokenClass, Field<Long>> usage = new EnumMap<>(TokenClass.class);
    private final Field<String> serviceTier;
    private final Field<Speed> speed;
    private final Field<String> inferenceGeo;
    private final Field<Long> webSearches;
    private final Field<BigDecimal> reportedCost;
    private final Field<String> source;

    InteractionFields(Fields body, Clock clock) {
        now = Instants.now(clock);
        model = body.required("model", Kind.NAME);
        label = body.optional("label", Kind.NAME);
        context = body.optional("context", Kind.REMARK);
        occurredAt = HappenedAt.optional(body, "occurredAt", now);
        readUsage(body);
        serviceTier = body.optional("serviceTier", Kind.NAME);
        speed = body.optional("speed", SPEED);
        inferenceGeo = body.optional("inferenceGeo", Kind.NAME);
        webSearches = body.optionalObject("serverTools")
                .map(tools -> tools.optional("webSearches", COUNT))
                .orElseGet(() -> new Field<>(null));
        reportedCost = body.optional("reportedCost", REPORTED_COST);
        source = body.optional("source", Kind.NAME);
    }

    /** Whether the client says when it happened. */
    boolean timed() {
        return occurredAt.orNull() != null;
    }

    /** The content; to be called only after the fields were found to have no fault. */
    Interaction content() {
        var reported = reportedCost.orNull();
        return new Interaction(
                model.get(),
                label.orNull(),
                context.orNull(),
                occurredAt.or(now),
                usage(),
                serviceTier.or(Billable.STANDARD).toLowerCase(Locale.ROOT),
                speed.or(Speed.STANDARD),
                inferenceGeo.orNull(),
                webSearches.or(0L),
                reported == null ? null : Money.usd(reported),
                source.orNull());
    }

    private void readUsage(Fields body) {
        var fields = body.object("usage");
        for (var tokenClass : TokenClass.values()) {
            usage.put(tokenClass, fields.optional(tokenClass.wire(), COUNT));
        }
        if (!fields.hasFaults() && Arrays.stream(TokenClass.values()).allMatch(tokens -> count(tokens) == 0)) {
            body.fault("usage", "must have tokens in at least one class");
        }
    }

    private Usage usage() {
        return new Usage(
                count(TokenClass.INPUT),
                count(TokenClass.CACHE_WRITE_5M),
                count(TokenClass.CACHE_WRITE_1H),
                count(TokenClass.CACHE_READ),
                count(TokenClass.OUTPUT));
    }

    private long count(TokenClass tokenClass) {
        var field = usage.get(tokenClass);
        return field == null ? 0 : field.or(0L);
    }
}
