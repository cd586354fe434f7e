package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.noted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentRecordsTest {

    private static final LogRecord FIRST = record(0, 2);
    private static final LogRecord SECOND = record(2, 1);
    private static final LogRecord THIRD = record(3, 1);

    private static LogRecord record(long position, int events) {
        return LogRecord.after(
                LogRecord.NO_HASH,
                position,
                new UUID(0, position),
                position,
                "node",
                Collections.nCopies(events, noted("some", "x")));
    }

    private static RecentRecords keeping(long bytes) {
        var records = new RecentRecords(bytes);
        List.of(FIRST, SECOND, THIRD).forEach(records::add);
        return records;
    }

    @Test
    void areThoseFromAPositionOn() {
        assertThat(keeping(100_000).from(0, 100_000)).containsExactly(FIRST, SECOND, THIRD);
        assertThat(keeping(100_000).from(2, 100_000)).containsExactly(SECOND, THIRD);
        assertThat(keeping(100_000).from(4, 100_000)).isEmpty();
    }

    @Test
    void areNoneFromWithinARecord() {
        assertThat(keeping(100_000).from(1, 100_000)).isEmpty();
    }

    @Test
    void areNoMoreThanIsWanted() {
        assertThat(keeping(100_000).from(0, RecentRecords.bytes(FIRST))).containsExactly(FIRST);
        assertThat(keeping(100_000).from(0, 0)).isEmpty();
    }

    @Test
    void letTheOldestGo() {
        var records = keeping(RecentRecords.bytes(SECOND) + RecentRecords.bytes(THIRD));
        assertThat(records.from(0, 100_000)).isEmpty();
        assertThat(records.from(2, 100_000)).containsExactly(SECOND, THIRD);
        assertThat(keeping(0).from(3, 100_000)).isEmpty();
    }
}
