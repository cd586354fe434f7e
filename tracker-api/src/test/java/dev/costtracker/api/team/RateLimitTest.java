package dev.costtracker.api.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.http.EdgeProblems;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Caller ANN = caller("ann");
    private static final Caller BOB = caller("bob");

    private final GivenTime time = new GivenTime();
    private final RateLimit limit = new RateLimit(10, time);

    private static Caller caller(String key) {
        return new Caller(TeamId.DEFAULT, new MemberId(key), new KeyId(key), Standing.MEMBER);
    }

    private long passed(Caller caller, int requests) {
        return IntStream.range(0, requests)
                .filter(i -> limit.take(caller).isZero())
                .count();
    }

    @Test
    void letsTwoSecondsWorthPassAtOnceAndThenAsMuchAsTimePasses() {
        assertThat(passed(ANN, 200)).isEqualTo(20);
        time.pass(Duration.ofSeconds(1));
        assertThat(passed(ANN, 200)).isEqualTo(10);
        time.pass(Duration.ofMillis(100));
        assertThat(passed(ANN, 200)).isEqualTo(1);
        time.pass(Duration.ofHours(1));
        assertThat(passed(ANN, 200)).isEqualTo(20);
    }

    @Test
    void saysHowLongToWait() {
        passed(ANN, 20);
        assertThat(limit.take(ANN)).isEqualTo(Duration.ofMillis(100));
        limit.charge(ANN, 501);
        assertThat(limit.take(ANN)).isEqualTo(Duration.ofMillis(5_100));
    }

    @Test
    void countsEachKeyForItself() {
        passed(ANN, 200);
        assertThat(passed(BOB, 200)).isEqualTo(20);
    }

    @Test
    void countsTenItemsOfABatchAsOneRequest() {
        limit.charge(ANN, 10);
        assertThat(passed(ANN, 200)).isEqualTo(20);
        time.pass(Duration.ofHours(1));
        limit.charge(ANN, 11);
        assertThat(passed(ANN, 200)).isEqualTo(19);
    }

    @Test
    void takesInSoManyAtOnceUntilOneLeaves() {
        var many = new RateLimit(200, time);
        assertThat(entered(many, ANN, 50)).isEqualTo(40);
        assertThat(entered(many, BOB, 50)).isEqualTo(40);
        many.leave(ANN);
        assertThat(entered(many, ANN, 2)).isEqualTo(1);
        var refusal = many.enter(ANN).orElseThrow();
        assertThat(refusal.type()).isEqualTo(EdgeProblems.RATE_LIMITED);
        assertThat(refusal.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void takesInTwentyAtOnceHoweverLowItIs() {
        assertThat(entered(limit, ANN, 50)).isEqualTo(20);
    }

    private static long entered(RateLimit limit, Caller caller, int requests) {
        return IntStream.range(0, requests)
                .filter(i -> limit.enter(caller).isEmpty())
                .count();
    }

    @Test
    void isNoneIfItIsZero() {
        var none = new RateLimit(0, time);
        assertThat(entered(none, ANN, 1_000)).isEqualTo(1_000);
        none.leave(ANN);
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
