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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;

/**
 * How much each key may ask of this server: so many requests a second, in a burst what it has not used in the last two
 * seconds, and at the same time a fifth of a second's worth.
 */
public final class RateLimit {

    /** So many items of a batch cost what one request costs. */
    static final int ITEMS_PER_REQUEST = 10;

    private static final int BURST_SECONDS = 2;

    // A key at its full rate gets by with these until an answer takes more than 200 ms.
    private static final int AT_ONCE_PER_SECOND = 5;
    private static final int AT_ONCE_LEAST = 20;

    private final int perSecond;
    private final int atOnce;
    private final TimeMeter clock;
    private final ConcurrentMap<KeyId, Share> shares = new ConcurrentHashMap<>();

    /** What one key has left. */
    private record Share(Bucket requests, Semaphore atOnce) {}

    /**
     * A limit of which nothing is used yet.
     *
     * @param perSecond requests a second for each key; 0 for no limit
     */
    RateLimit(int perSecond, TimeMeter clock) {
        this.perSecond = perSecond;
        this.atOnce = Math.max(AT_ONCE_LEAST, perSecond / AT_ONCE_PER_SECOND);
        this.clock = clock;
    }

    /**
     * Lets one request pass, or not.
     *
     * @return how long to wait before the next one; zero if this one may pass
     */
    Duration take(Caller caller) {
        return perSecond == 0 ? Duration.ZERO : take(share(caller).requests);
    }

    /** The same for any bucket. */
    static Duration take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
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
        return Optional.of(refusal(detail, seconds));
    }

    private static Problem refusal(String detail, long seconds) {
        return Problem.of(EdgeProblems.RATE_LIMITED, detail).header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }

    /**
     * Takes in a request that has passed, until it {@linkplain #leave leaves}, or not.
     *
     * @return what to answer instead; nothing if it is in
     */
    Optional<Problem> enter(Caller caller) {
        return perSecond == 0 || share(caller).atOnce.tryAcquire()
                ? Optional.empty()
                : Optional.of(refusal(
                        "%d requests of the key are being answered already; try again in 1 s".formatted(atOnce), 1));
    }

    /** The answer to a request that was taken in is there. */
    void leave(Caller caller) {
        if (perSecond > 0) {
            share(caller).atOnce.release();
        }
    }

    /** Adds what a batch costs beyond the request that it came in; it is paid for by waiting before the next one. */
    public void charge(Caller caller, int items) {
        int more = (items - 1) / ITEMS_PER_REQUEST;
        if (perSecond > 0 && more > 0) {
            share(caller).requests.consumeIgnoringRateLimits(more);
        }
    }

    /** Only keys that are valid get one, so there are no more than those. */
    private Share share(Caller caller) {
        var share = shares.get(caller.key()); // where it is there already, nobody is to wait for anybody
        return share == null
                ? shares.computeIfAbsent(
                        caller.key(), key -> new Share(bucket(perSecond, BURST_SECONDS, clock), new Semaphore(atOnce)))
                : share;
    }

    /** A full bucket. */
    static Bucket bucket(int perSecond, int burstSeconds, TimeMeter clock) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(Bandwidth.builder()
                        .capacity((long) perSecond * burstSeconds)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    /** Whole seconds, as the header Retry-After has them. */
    static long seconds(Duration wait) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait.plusSeconds(1).toNanos() - 1));
    }
}
