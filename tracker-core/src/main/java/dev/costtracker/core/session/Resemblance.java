package dev.costtracker.core.session;

import dev.costtracker.core.pricing.TokenClass;
import dev.costtracker.core.pricing.Usage;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a copy of a request resembles what is logged of it. */
enum Resemblance {
    /** It says the same, or less of the same. */
    SAME,
    /** The same usage, and evidence that was missing: what it cost, or where it was served. */
    BETTER_EVIDENCE,
    /** No more of anything: an earlier snapshot of the same answer, or the same request seen at another time. */
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
        if (sameButTime(logged, copy)) {
            boolean sameTime = !timed || copy.occurredAt().equals(logged.occurredAt());
            if (addsEvidence(logged, copy)) {
                return BETTER_EVIDENCE;
            }
            return sameTime ? SAME : SMALLER_COPY;
        }
        boolean smaller = !copy.usage().equals(logged.usage()) && within(copy, logged);
        return smaller && copy.model().equals(logged.model()) ? SMALLER_COPY : OTHER;
    }

    private static boolean sameButTime(Interaction logged, Interaction copy) {
        return copy.usage().equals(logged.usage())
                && copy.model().equals(logged.model())
                && copy.serviceTier().equals(logged.serviceTier())
                && copy.speed() == logged.speed()
                && copy.webSearches() == logged.webSearches()
                && agrees(logged.label(), copy.label(), false)
                && agrees(logged.context(), copy.context(), false)
                && agrees(logged.reportedCost(), copy.reportedCost(), true)
                && agrees(logged.inferenceGeo(), copy.inferenceGeo(), true);
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

    private static boolean within(Interaction one, Interaction whole) {
        Usage small = one.usage();
        Usage large = whole.usage();
        return one.webSearches() <= whole.webSearches()
                && Stream.of(TokenClass.values()).allMatch(each -> small.of(each) <= large.of(each));
    }

    /** Why other content replaces what is logged. */
    static String reason(Interaction logged, Interaction copy) {
        return within(logged, copy) && copy.model().equals(logged.model()) ? "larger copy" : "other content";
    }
}
