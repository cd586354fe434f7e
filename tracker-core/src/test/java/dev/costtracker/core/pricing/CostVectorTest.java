package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs that are known from real bills and from the providers' own examples, to the last digit. */
class CostVectorTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // case, model, day, input, output, read, write 5m, expected
        "real bill with a cache write, claude-sonnet-4, 2025-06-01, 3, 550, 0, 12304, 0.054399",
        "long session (haiku), claude-3-5-haiku-20241022, 2025-06-01, 105400, 3600, 0, 0, 0.09872",
        "long session (sonnet), claude-3-7-sonnet-20250219, 2025-06-01, 450, 36100, 14000000, 293700, 5.844225",
        "day of Opus 4.7, claude-opus-4-7, 2026-05-01, 148807, 899339, 66485717, 5147194, 88.640331",
        "documentation sample, claude-sonnet-4-6, 2026-06-01, 1200, 5300, 940000, 50000, 0.5526",
        "price page, claude-opus-5, 2026-08-21, 50000, 15000, 0, 0, 0.625",
        "price page with reads, claude-opus-5, 2026-08-21, 10000, 15000, 40000, 0, 0.445",
        "200k cliff, claude-sonnet-4-5, 2026-01-01, 150000, 0, 100000, 0, 0.96",
        "at the 100k cliff, claude-haiku-5-5, 2026-10-07, 100000, 1000, 0, 0, 0.0105",
        "beyond the 100k cliff, claude-haiku-5-5, 2026-10-07, 100001, 1000, 0, 0, 0.0525005",
        "real body of Haiku 4.5, claude-haiku-4-5-20251001, 2025-11-01, 3, 44, 9511, 1956, 0.0036191",
        "creation with a remainder, claude-sonnet-4-6, 2026-06-01, 0, 0, 0, 184457, 0.69171375",
        "session row 1, claude-sonnet-4, 2025-06-01, 1200, 800, 0, 0, 0.0156",
        "session row 2, claude-sonnet-4, 2025-06-01, 2500, 3200, 0, 0, 0.0555",
        "session row 3, claude-sonnet-4, 2025-06-01, 1800, 600, 0, 0, 0.0144",
        "session row 4, claude-sonnet-4, 2025-06-01, 900, 1100, 0, 0, 0.0192",
    })
    void costsExactly(
            String name, String model, String day, long input, long output, long read, long write, String expected) {
        var usage = new Usage(input, write, 0, read, output);

        assertThat(Requests.of(model, usage).on(day).shown()).as(name).isEqualTo(expected);
    }

    @Test
    void tellsTheSidesOfARealBodyApart() {
        var request = Requests.of("claude-haiku-4-5", new Usage(3, 1956, 0, 9511, 44));

        // Input side 0.0033991, output 0.00022.
        assertThat(request.byClass())
                .isEqualTo("input=0.000003 cacheWrite5m=0.002445 cacheRead=0.0009511 output=0.00022");
    }

    @Test
    void addsUpTheLongSession() {
        var haiku =
                Requests.of("claude-3-5-haiku", 105_400, 3_600).cost().amount().orElseThrow();
        var sonnet = Requests.of("claude-3-7-sonnet", new Usage(450, 293_700, 0, 14_000_000, 36_100))
                .cost();

        assertThat(haiku.plus(sonnet.amount().orElseThrow()).plain()).isEqualTo("5.942945");
    }

    @Test
    void addsUpTheSampleSession() {
        var total = Money.ZERO;
        for (long[] row : new long[][] {{1200, 800}, {2500, 3200}, {1800, 600}, {900, 1100}}) {
            total = total.plus(Requests.of("claude-sonnet-4", row[0], row[1])
                    .cost()
                    .amount()
                    .orElseThrow());
        }

        assertThat(total.plain()).isEqualTo("0.1047");
        assertThat(Requests.of("claude-sonnet-4", 6_400, 0).shown()).isEqualTo("0.0192");
        assertThat(Requests.of("claude-sonnet-4", 0, 5_700).shown()).isEqualTo("0.0855");
    }
}
