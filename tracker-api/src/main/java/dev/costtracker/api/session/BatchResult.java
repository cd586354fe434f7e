package dev.costtracker.api.session;

import dev.costtracker.api.http.Problem;
import dev.costtracker.core.session.LoggingResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a batch.
 *
 * @param index its place in the batch, from 0
 * @param id under which it is logged, or was to be; null if it had none that could be read
 * @param status what a request with this item alone would have been answered
 * @param outcome {@code logged}, {@code duplicate}, {@code amended}, {@code conflict} or {@code refused}
 * @param cost null if nothing is known of it
 * @param problem null if there is none
 */
record BatchResult(
        int index,
        @Nullable String id,
        int status,
        String outcome,
        @Nullable CostAnswer cost,
        @Nullable Map<String, Object> problem) {

    static BatchResult of(int index, LoggingResult result) {
        var rejection = result.rejection();
        return new BatchResult(
                index,
                result.id().value(),
                Outcomes.status(result),
                Outcomes.name(result),
                LoggingAnswer.cost(result),
                rejection == null ? null : SessionProblems.of(rejection).document());
    }

    static BatchResult invalid(int index, @Nullable String id, Problem problem) {
        return new BatchResult(index, id, problem.type().status(), "refused", null, problem.document());
    }
}
