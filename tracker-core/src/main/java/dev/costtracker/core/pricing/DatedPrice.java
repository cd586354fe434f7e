package dev.costtracker.core.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs during one span of time.
 *
 * @param validFrom first instant; null if open to the past
 * @param validUntil end, exclusive; null if open
 * @param rates the rates of an ordinary request
 * @param tier other rates for large prompts; null if every prompt costs the same
 * @param fast the rates of fast mode; null if there are none
 * @param batch factor on every token class of a batch request; null if there is no batch
 * @param usResidency factor on every token class if inference stays in the US; null if that costs nothing more
 * @param regionalEndpoint factor on every token class at a cloud's regional endpoint; null if that costs nothing more
 */
public record DatedPrice(
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        Rates rates,
        @Nullable Tier tier,
        @Nullable Rates fast,
        @Nullable BigDecimal batch,
        @Nullable BigDecimal usResidency,
        @Nullable BigDecimal regionalEndpoint) {

    public DatedPrice {
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException(
                    "a price must begin before it ends: from %s until %s".formatted(validFrom, validUntil));
        }
        batch = PriceLimits.factor(batch);
        usResidency = PriceLimits.factor(usResidency);
        regionalEndpoint = PriceLimits.factor(regionalEndpoint);
        PriceLimits.check(rates);
        PriceLimits.check(fast);
        if (tier != null) {
            PriceLimits.check(tier.rates());
            PriceLimits.check(tier.fast());
        }
    }

    /** Whether it is in force at an instant. */
    public boolean isInForce(Instant at) {
        return (validFrom == null || !at.isBefore(validFrom)) && (validUntil == null || at.isBefore(validUntil));
    }

    DatedPrice withTier(Tier other) {
        return new DatedPrice(validFrom, validUntil, rates, other, fast, batch, usResidency, regionalEndpoint);
    }

    DatedPrice withFast(Rates other) {
        return new DatedPrice(validFrom, validUntil, rates, tier, other, batch, usResidency, regionalEndpoint);
    }

    /** The price of one request, with every rule of this price that applies to it. */
    AppliedPrice applyTo(Billable request, ModelName model, String source) {
        var notes = new ArrayList<String>();
        var large = tier != null && tier.holds(request.usage()) ? tier : null;
        var standard = large == null ? rates : large.rates();
        var quick = fastRates(request, large, notes);
        return new AppliedPrice(
                model.plain(),
                quick == null ? standard : quick,
                large == null ? null : large.above(),
                quick != null,
                modifiers(request, model.endpoint(), notes),
                validFrom,
                validUntil,
                source,
                notes);
    }

    private @Nullable Rates fastRates(Billable request, @Nullable Tier large, List<String> notes) {
        if (request.speed() != Speed.FAST) {
            return null;
        }
        if (request.serviceTier().equals(Billable.BATCH)) {
            notes.add("batch is never fast: priced at standard speed");
            return null;
        }
        var quick = large == null ? fast : large.fast();
        if (quick == null) {
            notes.add("fast mode has no rates of its own: priced as standard");
        }
        return quick;
    }

    private List<Modifier> modifiers(Billable request, Endpoint endpoint, List<String> notes) {
        var modifiers = new ArrayList<Modifier>();
        var serviceTier = request.serviceTier();
        if (serviceTier.equals(Billable.BATCH) && batch != null) {
            modifiers.add(new Modifier(Modifier.BATCH, batch));
        } else if (!serviceTier.equals(Billable.STANDARD)) {
            notes.add("tier %s has no rate of its own: priced as standard".formatted(serviceTier));
        }
        if (usResidency != null && "us".equalsIgnoreCase(request.inferenceGeo())) {
            modifiers.add(new Modifier(Modifier.US_RESIDENCY, usResidency));
        }
        if (regionalEndpoint != null && endpoint == Endpoint.REGIONAL) {
            modifiers.add(new Modifier(Modifier.REGIONAL_ENDPOINT, regionalEndpoint));
        }
        return modifiers;
    }
}
