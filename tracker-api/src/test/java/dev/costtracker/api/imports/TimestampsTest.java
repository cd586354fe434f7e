package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T09:30:00Z,           2026-10-01T09:30:00Z",
        "2026-10-01T09:30:00.1Z,         2026-10-01T09:30:00.1Z",
        "2026-10-01T09:30:00.007Z,       2026-10-01T09:30:00.007Z",
        "2026-10-01T09:30:00.123456Z,    2026-10-01T09:30:00.123456Z",
        "2026-10-01T09:30:00.123456789Z, 2026-10-01T09:30:00.123456Z",
        "2028-02-29T23:59:59.999Z,       2028-02-29T23:59:59.999Z",
        "2026-10-01T09:30Z,              2026-10-01T09:30:00Z",
        "2026-10-01T09:30:00+02:00,      2026-10-01T07:30:00Z",
        "1969-12-31T23:59:59.5Z,         1969-12-31T23:59:59.5Z"
    })
    void readsTimesToTheMicrosecond(String text, Instant instant) {
        var micros = Timestamps.parse(text);

        assertThat(micros).isPresent();
        assertThat(Timestamps.instant(micros.getAsLong())).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-10-01",
                "2026-10-01T09:30:00",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-10-01T24:00:01Z",
                "2026-10-01T09:30:00.1234567890Z",
                "2026-1a-01T09:30:00Z",
                "2026/10/01T09:30:00Z",
                "2026-10-01T09:30:00xZ"
            })
    void knowsWhatIsNoTime(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @Test
    void survivesTimesBeyondALong() {
        assertThat(Timestamps.parse("+999999999-12-31T23:59:59Z")).isEmpty();
    }
}
