package dev.costtracker.api.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Caller ANN = caller("ann");
    private static final Caller BOB = caller("bob");

    private long now;
    private final RateLimit limit = new RateLimit(10, new GivenTime());

    /** Time as the test says. */
    private final class GivenTime implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private static Caller caller(String key) {
        return new Caller(TeamId.DEFAULT, new MemberId(key), new KeyId(key), Standing.MEMBER);
    }

    private long passed(Caller caller, int requests) {
        return IntStream.range(0, requests)
                .filter(i -> limit.take(caller).isZero())
                .count();
    }

    @Test
    void letsTenSecondsWorthPassAtOnceAndThenAsMuchAsTimePasses() {
        assertThat(passed(ANN, 200)).isEqualTo(100);
        now += Duration.ofSeconds(1).toNanos();
        assertThat(passed(ANN, 200)).isEqualTo(10);
        now += Duration.ofMillis(100).toNanos();
        assertThat(passed(ANN, 200)).isEqualTo(1);
        now += Duration.ofHours(1).toNanos();
        assertThat(passed(ANN, 200)).isEqualTo(100);
    }

    @Test
    void saysHowLongToWait() {
        passed(ANN, 100);
        assertThat(limit.take(ANN)).isEqualTo(Duration.ofMillis(100));
        limit.charge(ANN, 501);
        assertThat(limit.take(ANN)).isEqualTo(Duration.ofMillis(5_100));
    }

    @Test
    void countsEachKeyForItself() {
        passed(ANN, 200);
        assertThat(passed(BOB, 200)).isEqualTo(100);
    }

    @Test
    void countsTenItemsOfABatchAsOneRequest() {
        limit.charge(ANN, 10);
        assertThat(passed(ANN, 200)).isEqualTo(100);
        now += Duration.ofHours(1).toNanos();
        limit.charge(ANN, 11);
        assertThat(passed(ANN, 200)).isEqualTo(99);
    }

    @Test
    void isNoneIfItIsZero() {
        var none = new RateLimit(0, new GivenTime());
        none.charge(ANN, 500);
        assertThat(IntStream.range(0, 10_000).allMatch(i -> none.take(ANN).isZero()))
                .isTrue();
    }

    @Test
    void waitsWholeSeconds() {
        assertThat(RateLimit.seconds(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(RateLimit.seconds(Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(RateLimit.seconds(Duration.ofMillis(1_001))).isEqualTo(2);
    }
}
