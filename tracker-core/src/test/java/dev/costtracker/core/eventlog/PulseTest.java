package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {

    private long now = Long.MAX_VALUE - 1; // a steady clock may pass the end of its numbers
    private final Pulse pulse = new Pulse(() -> now);

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void owesNothingWhileNothingIsAsked() {
        pass(5);
        assertThat(pulse.owed()).isZero();
        pulse.asks();
        pass(5);
        pulse.answered();
        pass(5);
        assertThat(pulse.owed()).isZero();
    }

    @Test
    void owesSinceTheFirstQuestionWithoutAnAnswer() {
        pulse.asks();
        pass(3);
        pulse.failed(new LogUnavailable("first"));
        pass(3);
        pulse.asks();
        pass(3);
        pulse.failed(new LogUnavailable("second"));
        assertThat(pulse.owed()).hasSeconds(9);
        assertThat(pulse.trouble()).contains("second");
    }

    @Test
    void forgetsItsTroubleWithAnAnswer() {
        pulse.failed(new LogUnavailable("gone"));
        pass(1);
        pulse.answered();
        assertThat(pulse.trouble()).isEmpty();
        pulse.asks();
        pass(2);
        assertThat(pulse.owed()).hasSeconds(2);
    }
}
