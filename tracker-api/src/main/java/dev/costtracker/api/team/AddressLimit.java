package dev.costtracker.api.team;

import dev.costtracker.api.http.EdgeProblems;
import dev.costtracker.api.http.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * How much those may ask of this server who show no valid key, by the address that they come from.
 *
 * <p>A valid key is never counted here: whoever sends wrong ones takes nothing from others behind the same address.
 */
public final class AddressLimit {

    /** As many addresses are remembered; beyond, the one that was not seen for the longest time is forgotten. */
    static final int ADDRESSES = 10_000;

    private static final int BURST_SECONDS = 10;
    private static final int LONGEST = 45; // characters of an IPv6 address
    private static final int NETWORK_BYTES = 8;

    private final int perSecond;
    private final TimeMeter clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    /**
     * A limit of which nothing is used yet.
     *
     * @param perSecond requests a second for each address; 0 for no limit
     */
    AddressLimit(int perSecond, TimeMeter clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** What to answer to a request without a valid key instead of anything else; nothing if that may be answered. */
    public Optional<Problem> refusal(HttpServletRequest request) {
        return perSecond == 0 ? Optional.empty() : refusal(request.getRemoteAddr());
    }

    Optional<Problem> refusal(String address) {
        var wait = RateLimit.take(bucket(network(address)));
        if (wait.isZero()) {
            return Optional.empty();
        }
        long seconds = RateLimit.seconds(wait);
        var detail =
                "too many requests without a valid key came from this address; try again in %d s".formatted(seconds);
        return Optional.of(Problem.of(EdgeProblems.ADDRESS_LIMITED, detail)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    }

    private Bucket bucket(String network) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(network, name -> RateLimit.bucket(perSecond, BURST_SECONDS, clock));
        }
    }

    /** One client has as many IPv6 addresses as it likes within a network of 64 bits. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                    ? HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException e) { // a proxy may say what it likes
            return address.substring(0, Math.min(address.length(), LONGEST));
        }
    }
}
