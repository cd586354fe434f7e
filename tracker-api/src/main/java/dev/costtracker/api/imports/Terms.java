package dev.costtracker.api.imports;

import dev.costtracker.api.imports.TranscriptLine.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * What many answers have in common: the model and the conditions it was asked on.
 *
 * @param model as the transcript spells it
 * @param serviceTier null if standard or not stated
 * @param speed {@code fast}, or null
 * @param inferenceGeo null if not stated
 */
record Terms(
        String model,
        @Nullable String serviceTier,
        @Nullable String speed,
        @Nullable String inferenceGeo) {

    static Terms of(String model, TokenCounts usage) {
        return new Terms(model, tier(usage.serviceTier()), speed(usage.speed()), geo(usage.inferenceGeo()));
    }

    private static @Nullable String tier(@Nullable String tier) {
        var name = Names.nameOrNull(tier);
        return "standard".equals(name) ? null : name;
    }

    private static @Nullable String speed(@Nullable String speed) {
        return "fast".equals(speed) ? speed : null;
    }

    private static @Nullable String geo(@Nullable String geo) {
        var name = Names.nameOrNull(geo);
        return "not_available".equals(name) ? null : name;
    }
}
