package dev.costtracker.projections.views;

import dev.costtracker.core.eventlog.LoggedEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A view that counts all events, in steps of its version, and fails when it is told to. */
final class CountingView implements View {

    private static final Table<Count> COUNTS = Table.<Count>named("counts")
            .text("name", Count::name)
            .key()
            .number("events", Count::events)
            .rows(cells -> new Count(cells.text("name"), cells.number("events")));

    private static final RowKey ALL = RowKey.of("all");

    final AtomicBoolean failing = new AtomicBoolean();
    final AtomicInteger failures = new AtomicInteger();
    private final int version;

    CountingView(int version) {
        this.version = version;
    }

    /** The one row. */
    record Count(String name, long events) {}

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public int readableSince() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(COUNTS);
    }

    @Override
    public void fold(List<LoggedEvent> events, Batch batch) {
        if (failing.get()) {
            failures.incrementAndGet();
            throw new IllegalStateException("told to fail");
        }
        for (var event : events) {
            batch.change(
                    COUNTS, ALL, event.position(), row -> new Count("all", version + (row == null ? 0 : row.events())));
        }
    }

    /** What has been counted, and up to where. */
    record Counted(long events, long position) {}

    Counted counted(ViewReader reader) {
        return reader.read(
                this,
                snapshot -> new Counted(
                        snapshot.find(COUNTS, ALL).map(Count::events).orElse(0L), snapshot.position()));
    }
}
