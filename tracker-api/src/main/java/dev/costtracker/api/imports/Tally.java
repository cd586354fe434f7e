package dev.costtracker.api.imports;

import dev.costtracker.api.imports.Summary.Interactions;
import dev.costtracker.api.imports.Summary.ModelTotal;
import dev.costtracker.api.imports.Wire.ItemCost;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Usage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Adds up what was read and what the server answered; used by one thread. */
final class Tally {

    private final UnaryOperator<String> plainModel;
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private final Map<String, Long> outcomes = new HashMap<>();
    private final Map<String, ModelSum> byModel = new HashMap<>();
    private final Set<TranscriptSession> sessions = new HashSet<>();
    private long files;
    private long lines;
    private long malformedLines;
    private long unpriced;
    private Usage tokens = Usage.NONE;

    /**
     * An empty tally.
     *
     * @param plainModel gives the plain id of a model for any spelling of it
     */
    Tally(UnaryOperator<String> plainModel) {
        this.plainModel = plainModel;
    }

    /** A file was read. */
    void add(FileReport report) {
        files++;
        lines += report.lines();
        malformedLines += report.malformedLines();
        report.skipped().forEach((reason, count) -> skipped.merge(reason.reason(), count, Long::sum));
    }

    /** An answer was read, whatever becomes of it. */
    void add(Answer answer) {
        tokens = tokens.plus(answer.usage());
        sessions.add(answer.session());
        model(answer).interactions++;
    }

    /**
     * The server took an answer.
     *
     * @param outcome {@code logged}, {@code duplicate} or {@code amended}
     */
    void taken(Answer answer, String outcome, @Nullable ItemCost cost) {
        outcomes.merge(outcome, 1L, Long::sum);
        var amount = cost == null ? null : cost.amount();
        if (amount == null) {
            unpriced++;
        } else {
            model(answer).add(Money.usd(amount));
        }
    }

    Summary summary() {
        var models = new TreeMap<String, ModelTotal>();
        var cost = Money.ZERO;
        for (var model : byModel.entrySet()) {
            var sum = model.getValue();
            models.put(model.getKey(), new ModelTotal(sum.interactions, sum.cost == null ? null : sum.cost.plain()));
            cost = sum.cost == null ? cost : cost.plus(sum.cost);
        }
        var interactions =
                new Interactions(outcome("logged"), outcome("duplicate"), outcome("amended"), new TreeMap<>(skipped));
        return new Summary(
                files, lines, malformedLines, interactions, sessions.size(), tokens, cost.plain(), unpriced, models);
    }

    private long outcome(String name) {
        return outcomes.getOrDefault(name, 0L);
    }

    private ModelSum model(Answer answer) {
        return byModel.computeIfAbsent(plainModel.apply(answer.terms().model()), model -> new ModelSum());
    }

    /** The running sum of one model. */
    private static final class ModelSum {

        private long interactions;
        private @Nullable Money cost;

        void add(Money amount) {
            cost = cost == null ? amount : cost.plus(amount);
        }
    }
}
