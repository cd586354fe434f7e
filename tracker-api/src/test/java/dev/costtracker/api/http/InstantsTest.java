package dev.costtracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reads instants as Java writes them. */
class InstantsTest {

    @Test
    void readsEveryInstantAsJavaWritesIt() {
        var random = new Random(20_261_124);
        for (int i = 0; i < 10_000; i++) {
            var instant = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextLong(1_000_000_000L));
            assertThat(Instants.parse(instant.toString())).isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
        }
    }

    @Test
    void readsFractionsOfAnyLength() {
        assertThat(Instants.parse("2026-10-01T09:30:00.5Z")).isEqualTo(Instant.parse("2026-10-01T09:30:00.500Z"));
        assertThat(Instants.parse("2024-02-29T23:59:59.000000999+00:00"))
                .isEqualTo(Instant.parse("2024-02-29T23:59:59Z"));
    }
}
