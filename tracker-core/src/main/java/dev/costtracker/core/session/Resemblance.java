package dev.costtracker.core.session;

import dev.costtracker.core.pricing.Usage;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a copy of a request resembles what is logged of it. */
enum Resemblance {
    /** It says the same, or less of the same. */
    SAME,
    /** The same usage, and evidence that was missing: what it cost, or where it was served. */
    BETTER_EVIDENCE,
    /** An earlier snapshot of the same answer: the same but for the time, and less output. */
    SMALLER_COPY,
    /** It says something else. */
    OTHER;

    /** Whether it takes the sender's leave to go on. */
    boolean differs() {
        return this == SMALLER_COPY || this == OTHER;
    }

    /** Compares a copy with what is logged and with what was logged before: a late repetition undoes no amendment. */
    static Resemblance of(KnownInteraction known, Interaction copy, boolean timed) {
        var now = of(known.content(), copy, timed);
        var before = known.earlier().stream()
                .map(content -> of(content, copy, timed))
                .filter(each -> each == SAME || each == SMALLER_COPY)
                .min(Comparator.naturalOrder());
        return before.filter(each -> now == OTHER || now == SMALLER_COPY).orElse(now);
    }

    /**
     * Compares a copy with one content. What the copy leaves out it does not deny, and who reported it does not
     * matter.
     *
     * @param timed whether the copy states its own time
     */
    static Resemblance of(Interaction logged, Interaction copy, boolean timed) {
        boolean sameTime = !timed || copy.occurredAt().equals(logged.occurredAt());
        if (copy.usage().equals(logged.usage()) && sameButUsage(logged, copy) && agreesOnCost(logged, copy)) {
            if (addsEvidence(logged, copy)) {
                return BETTER_EVIDENCE;
            }
            return sameTime ? SAME : OTHER;
        }
        return isSnapshot(copy.usage(), logged.usage()) && sameButUsage(logged, copy) ? SMALLER_COPY : OTHER;
    }

    private static boolean sameButUsage(Interaction logged, Interaction copy) {
        return copy.model().equals(logged.model())
                && copy.serviceTier().equals(logged.serviceTier())
                && copy.speed() == logged.speed()
                && copy.webSearches() <= logged.webSearches()
                && agrees(logged.label(), copy.label(), false)
                && agrees(logged.context(), copy.context(), false)
                && agrees(logged.inferenceGeo(), copy.inferenceGeo(), true);
    }

    private static boolean agreesOnCost(Interaction logged, Interaction copy) {
        return copy.webSearches() == logged.webSearches() && agrees(logged.reportedCost(), copy.reportedCost(), true);
    }

    /** A streaming answer's copies have one prompt, and its output grows. */
    private static boolean isSnapshot(Usage copy, Usage logged) {
        return copy.output() < logged.output()
                && new Usage(copy.input(), copy.cacheWrite5m(), copy.cacheWrite1h(), copy.cacheRead(), logged.output())
                        .equals(logged);
    }

    private static boolean addsEvidence(Interaction logged, Interaction copy) {
        return adds(logged.reportedCost(), copy.reportedCost()) || adds(logged.inferenceGeo(), copy.inferenceGeo());
    }

    private static boolean adds(@Nullable Object logged, @Nullable Object copy) {
        return logged == null && copy != null;
    }

    private static boolean agrees(@Nullable Object logged, @Nullable Object copy, boolean mayAdd) {
        return copy == null || Objects.equals(logged, copy) || (mayAdd && logged == null);
    }

    /** Why other content replaces what is logged. */
    static String reason(Interaction logged, Interaction copy) {
        return isSnapshot(logged.usage(), copy.usage()) && copy.model().equals(logged.model())
                ? "larger copy"
                : "other content";
    }
}
