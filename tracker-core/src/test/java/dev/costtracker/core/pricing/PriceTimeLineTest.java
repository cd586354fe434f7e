package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The price changes that are known, each priced a microsecond before its day and at its first instant, UTC. */
class PriceTimeLineTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        // day, model, class (with its tokens), before, from then on
        "2025-06-10, o3, input 1000000, 10, 2",
        "2025-06-10, o3, output 1000000, 40, 8",
        "2025-06-10, o3, cacheRead 1000000, 0.5, 0.5",
        "2026-03-13, claude-opus-4-6, input 200001, 2.00001, 1.000005",
        "2026-03-13, claude-opus-4-6, input 200000, 1, 1",
        "2026-03-13, claude-opus-4-6, cacheWrite1h 1000000, 20, 10",
        "2026-03-13, claude-sonnet-4-6, input 200001, 1.200006, 0.600003",
        "2026-03-13, claude-sonnet-4-5, input 200001, 1.200006, 1.200006",
        "2026-07-30, gpt-5.6-terra, input 100000, 0.25, 0.2",
        "2026-07-30, gpt-5.6-terra, output 1000000, 15, 12",
        "2026-07-30, gpt-5.6-terra, cacheWrite5m 1000000, 6.25, 5",
        "2026-07-30, gpt-5.6-luna, input 100000, 0.1, 0.02",
        "2026-07-30, gpt-5.6-luna, output 1000000, 6, 1.2",
        "2026-08-21, gpt-5.6, input 100000, 0.5, 0.4",
        "2026-08-21, gpt-5.6-sol, output 1000000, 30, 20",
        "2026-08-21, gpt-5.6, input 1000000, 10, 8",
        "2026-09-01, claude-sonnet-5, input 1000000, 2, 2",
        "2026-09-01, claude-sonnet-5, output 1000000, 10, 10",
        "2026-09-03, gpt-6-astra, input 100000, model gpt-6-astra has no price before 2026-09-03, 1",
        "2026-09-22, claude-opus-5-5, output 1000000, model claude-opus-5-5 has no price before 2026-09-22, 20",
        "2026-09-22, gpt-6-sol, output 1000000, model gpt-6-sol has no price before 2026-09-22, 10",
        "2026-09-22, gpt-6-luna, output 1000000, model gpt-6-luna has no price before 2026-09-22, 0.5",
        "2026-09-28, claude-sonnet-5-5, cacheRead 1000000, model claude-sonnet-5-5 has no price before 2026-09-28, 0.2",
        "2026-09-29, gpt-6.1-sol, cacheRead 100000, model gpt-6.1-sol has no price before 2026-09-29, 0.01",
        "2026-10-07, claude-sonnet-5-5, cacheRead 1000000, 0.2, 0.1",
        "2026-10-07, claude-sonnet-5-5, input 1000000, 2, 2",
        "2026-10-07, claude-haiku-5-5, input 100000, model claude-haiku-5-5 has no price before 2026-10-07, 0.01",
        "2027-01-01, gemini-3.6-flash, input 1000000, 0.75, 1.5",
        "2027-01-01, gemini-3.6-flash, cacheRead 1000000, 0.075, 0.15",
        "2027-01-01, gemini-3.6-flash, output 1000000, 3.75, 7.5",
        // without a stated first day, the first price is open to the past
        "2020-01-01, claude-opus-5, input 1000000, 5, 5",
        "2020-01-01, claude-fable-5-1, cacheRead 1000000, 0.25, 0.25",
        "2020-01-01, claude-mythos-5, cacheRead 1000000, 1, 1",
    })
    void changesAtMidnight(String day, String model, String use, String before, String from) {
        var request = Requests.of(model, use(use));

        assertThat(request.on(Requests.day(day).minus(MICROSECOND)).shown()).isEqualTo(before);
        assertThat(request.on(day).shown()).isEqualTo(from);
    }

    private static Usage use(String text) {
        var words = text.split(" ", -1);
        var tokens = Long.parseLong(words[1]);
        return switch (words[0]) {
            case "input" -> new Usage(tokens, 0, 0, 0, 0);
            case "cacheWrite5m" -> new Usage(0, tokens, 0, 0, 0);
            case "cacheWrite1h" -> new Usage(0, 0, tokens, 0, 0);
            case "cacheRead" -> new Usage(0, 0, 0, tokens, 0);
            case "output" -> new Usage(0, 0, 0, 0, tokens);
            default -> throw new IllegalArgumentException(text);
        };
    }
}
