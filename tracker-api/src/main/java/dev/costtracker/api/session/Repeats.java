package dev.costtracker.api.session;

import dev.costtracker.core.session.LoggingResult;
import dev.costtracker.core.session.LoggingResult.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** How often this server was sent an interaction that was not new, by what it answered. */
public final class Repeats {

    private final Map<Outcome, LongAdder> counts = Map.of(
            Outcome.DUPLICATE, new LongAdder(), Outcome.AMENDED, new LongAdder(), Outcome.CONFLICT, new LongAdder());

    Repeats() {}

    /** Counts what an answer says of interactions that were to be logged. */
    void count(List<LoggingResult> results) {
        for (var result : results) {
            var count = counts.get(result.outcome());
            if (count != null) {
                count.increment();
            }
        }
    }

    /** The counts since this server was started, by the outcome as it is on the wire. */
    public Map<String, Long> counts() {
        var all = new TreeMap<String, Long>();
        counts.forEach((outcome, count) -> all.put(outcome.name().toLowerCase(Locale.ROOT), count.sum()));
        return all;
    }
}
