package dev.costtracker.core.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts how appends ended since the log was opened, and how long those took that were written. */
final class AppendTimes {

    private static final List<Duration> LIMITS = Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
            .map(Duration::ofMillis)
            .toList();

    private final LongAdder written = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final List<LongAdder> within =
            Stream.generate(LongAdder::new).limit(LIMITS.size()).toList();

    void written(int count, long took) {
        written.increment();
        events.add(count);
        nanos.add(took);
        for (int i = 0; i < LIMITS.size(); i++) {
            if (took <= LIMITS.get(i).toNanos()) {
                within.get(i).increment();
                return;
            }
        }
    }

    void conflict() {
        conflicts.increment();
    }

    void failure() {
        failures.increment();
    }

    /** Read while others count, so that the sums may be off by what is just being counted. */
    AppendCounts counts() {
        var cumulative = new ArrayList<AppendCounts.Within>();
        long sum = 0;
        for (int i = 0; i < LIMITS.size(); i++) {
            sum += within.get(i).sum();
            cumulative.add(new AppendCounts.Within(LIMITS.get(i), sum));
        }
        return new AppendCounts(
                Math.max(sum, written.sum()),
                events.sum(),
                conflicts.sum(),
                failures.sum(),
                Duration.ofNanos(nanos.sum()),
                cumulative);
    }
}
