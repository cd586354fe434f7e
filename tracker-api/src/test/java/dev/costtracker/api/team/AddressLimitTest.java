package dev.costtracker.api.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.http.EdgeProblems;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

    private final GivenTime time = new GivenTime();
    private final AddressLimit limit = new AddressLimit(2, time);

    private long answered(String address, int requests) {
        return IntStream.range(0, requests)
                .filter(i -> limit.refusal(address).isEmpty())
                .count();
    }

    @Test
    void answersTenSecondsWorthAtOnceAndThenAsMuchAsTimePasses() {
        assertThat(answered("192.0.2.7", 50)).isEqualTo(20);
        time.pass(Duration.ofSeconds(1));
        assertThat(answered("192.0.2.7", 50)).isEqualTo(2);
        var refusal = limit.refusal("192.0.2.7").orElseThrow();
        assertThat(refusal.type()).isEqualTo(EdgeProblems.ADDRESS_LIMITED);
        assertThat(refusal.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void countsEachAddressForItself() {
        answered("192.0.2.7", 50);
        assertThat(answered("192.0.2.8", 50)).isEqualTo(20);
        assertThat(answered("2001:db8::1", 50)).isEqualTo(20);
    }

    @Test
    void countsANetworkOfSixtyFourBitsAsOneAddress() {
        assertThat(answered("2001:db8:0:1::1", 50)).isEqualTo(20);
        assertThat(answered("2001:db8:0:1:ffff:ffff:ffff:ffff", 50)).isZero();
        assertThat(answered("2001:db8:0:2::1", 50)).isEqualTo(20);
        assertThat(answered("::ffff:192.0.2.7", 50)).isEqualTo(20);
        assertThat(answered("::ffff:192.0.2.8", 50))
                .as("IPv4 in the form of IPv6")
                .isEqualTo(20);
    }

    @Test
    void takesWhatAProxySaysWhateverItIs() {
        assertThat(answered("unknown", 50)).isEqualTo(20);
        assertThat(answered("x".repeat(10_000), 50)).isEqualTo(20);
        assertThat(answered("x".repeat(9_999), 50))
                .as("only its beginning is kept")
                .isZero();
    }

    @Test
    void forgetsTheAddressNotSeenForTheLongestTimeWhereThereAreTooMany() {
        answered("192.0.2.7", 50);
        answered("192.0.2.8", 50);
        for (int other = 0; other < AddressLimit.ADDRESSES - 1; other++) {
            answered("10.0.%d.%d".formatted(other >> 8, other & 255), 1);
            assertThat(answered("192.0.2.8", 1)).isZero();
        }
        assertThat(answered("192.0.2.8", 1)).as("seen all the time").isZero();
        assertThat(answered("192.0.2.7", 1)).as("forgotten").isEqualTo(1);
    }
}
