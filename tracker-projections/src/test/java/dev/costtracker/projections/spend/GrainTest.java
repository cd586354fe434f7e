package dev.costtracker.projections.spend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrainTest {

    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
    private static final LocalDate END = LocalDate.parse("2040-01-01");

    static Stream<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
    }

    /** Sums of days rest on it: whatever midnight a team's days begin at, a quarter of an hour begins there too. */
    @Test
    void everyZonesDaysAreWholeQuartersOfAnHour() {
        assertThat(zones()).hasSizeGreaterThan(500).allSatisfy(zone -> {
            for (var day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
                var midnight = day.atStartOfDay(zone).toInstant();
                if (Grain.QUARTER.begin(midnight) != midnight.getEpochSecond()) {
                    throw new AssertionError("%s begins at %s in %s".formatted(day, midnight, zone));
                }
            }
        });
    }

    @Test
    void cutsInUtc() {
        var at = Instant.parse("2026-03-29T01:59:59.999999Z");

        assertThat(List.of(Grain.values()))
                .extracting(grain -> Instant.ofEpochSecond(grain.begin(at)).toString())
                .containsExactly("2026-03-29T01:45:00Z", "2026-03-29T00:00:00Z", "2026-03-01T00:00:00Z");
        assertThat(List.of(Grain.values()))
                .extracting(
                        grain -> Instant.ofEpochSecond(grain.beginAtOrAfter(at)).toString())
                .containsExactly("2026-03-29T02:00:00Z", "2026-03-30T00:00:00Z", "2026-04-01T00:00:00Z");
    }

    @Test
    void beginsWhereItBegins() {
        for (var grain : Grain.values()) {
            var midnight = Instant.parse("2026-03-01T00:00:00Z");
            assertThat(grain.beginAtOrAfter(midnight)).isEqualTo(midnight.getEpochSecond());
            assertThat(grain.begin(midnight)).isEqualTo(midnight.getEpochSecond());
            assertThat(grain.begin(midnight.minusNanos(1))).isLessThan(midnight.getEpochSecond());
        }
    }

    @Test
    void cutsTimesBefore1970Too() {
        var at = Instant.parse("1969-12-31T23:59:00Z");

        assertThat(Instant.ofEpochSecond(Grain.QUARTER.begin(at))).isEqualTo("1969-12-31T23:45:00Z");
        assertThat(Instant.ofEpochSecond(Grain.DAY.begin(at))).isEqualTo("1969-12-31T00:00:00Z");
    }
}
