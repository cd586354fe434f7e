package dev.costtracker.api.imports;

import dev.costtracker.core.pricing.Usage;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an import did; also the object that {@code --json} prints.
 *
 * @param lines lines that are not blank, malformed ones included
 * @param tokens of the distinct interactions read
 * @param cost of the distinct interactions read, decimal text in US dollars
 * @param unpriced number of interactions that have no cost
 * @param byModel by the model's plain id
 */
record Summary(
        long files,
        long lines,
        long malformedLines,
        Interactions interactions,
        long sessions,
        Usage tokens,
        String cost,
        long unpriced,
        SortedMap<String, ModelTotal> byModel) {

    /**
     * What became of the interactions.
     *
     * @param logged number of interactions that the server logged; so {@code duplicate} and {@code amended}
     * @param skipped number of lines, by reason
     */
    record Interactions(long logged, long duplicate, long amended, SortedMap<String, Long> skipped) {}

    /**
     * The share of one model.
     *
     * @param cost decimal text in US dollars; null if none of its interactions has a cost
     */
    record ModelTotal(long interactions, @Nullable String cost) {}
}
