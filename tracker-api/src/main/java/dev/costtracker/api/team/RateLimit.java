package dev.costtracker.api.team;

import dev.costtracker.api.http.EdgeProblems;
import dev.costtracker.api.http.Problem;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.KeyId;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;

/**
 * How much each key may ask of this server: so many requests a second, and in a burst what it has not used in the last
 * ten seconds.
 */
public final class RateLimit {

    /** So many items of a batch cost what one request costs. */
    static final int ITEMS_PER_REQUEST = 10;

    private static final int BURST_SECONDS = 10;

    private final int perSecond;
    private final TimeMeter clock;
    private final ConcurrentMap<KeyId, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * A limit of which nothing is used yet.
     *
     * @param perSecond requests a second for each key; 0 for no limit
     */
    RateLimit(int perSecond, TimeMeter clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /**
     * Lets one request pass, or not.
     *
     * @return how long to wait before the next one; zero if this one may pass
     */
    Duration take(Caller caller) {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        var probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** What to answer instead of letting one request pass; nothing if it may. */
    public Optional<Problem> refusal(Caller caller) {
        var wait = take(caller);
        if (wait.isZero()) {
            return Optional.empty();
        }
        long seconds = seconds(wait);
        var detail = "the key has used up its requests; try again in %d s".formatted(seconds);
        return Optional.of(
                Problem.of(EdgeProblems.RATE_LIMITED, detail).header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    }

    /** Adds what a batch costs beyond the request that it came in; it is paid for by waiting before the next one. */
    public void charge(Caller caller, int items) {
        int more = (items - 1) / ITEMS_PER_REQUEST;
        if (perSecond > 0 && more > 0) {
            bucket(caller).consumeIgnoringRateLimits(more);
        }
    }

    /** Only keys that are valid get one, so there are no more than those. */
    private Bucket bucket(Caller caller) {
        return buckets.computeIfAbsent(caller.key(), key -> Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(Bandwidth.builder()
                        .capacity((long) perSecond * BURST_SECONDS)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build());
    }

    /** Whole seconds, as the header Retry-After has them. */
    static long seconds(Duration wait) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait.plusSeconds(1).toNanos() - 1));
    }
}
