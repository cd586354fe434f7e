package dev.costtracker.core.eventlog;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** A store whose answers get lost, and where others come first, as a script says. */
final class FaultyBackend implements LogBackend {

    /** What happens to one insert; when the script has run out, all goes well. */
    @FunctionalInterface
    interface Step {

        Step FINE = LogBackend::insert;

        Step LOST_BEFORE_WRITE = (store, records) -> {
            throw lost();
        };

        Step LOST_AFTER_WRITE = (store, records) -> {
            store.insert(records);
            throw lost();
        };

        /** Only the first half arrived, and nobody said so. */
        Step LOST_HALFWAY = (store, records) -> {
            if (records.size() > 1) {
                store.insert(records.subList(0, records.size() / 2));
            }
            throw lost();
        };

        void insert(LogBackend store, List<LogRecord> records) throws PositionTaken, UnknownOutcome;

        private static UnknownOutcome lost() {
            return new UnknownOutcome(new IOException("the reply was lost, as the test wants it"));
        }

        /** Somebody else does something first. */
        static Step after(Runnable other) {
            return (store, records) -> {
                other.run();
                store.insert(records);
            };
        }
    }

    private final LogBackend store;
    private final Queue<Step> script = new ArrayDeque<>();
    private int unreadable;
    private boolean inserted;
    private Runnable afterARead = () -> {};

    FaultyBackend(LogBackend store) {
        this.store = store;
    }

    FaultyBackend then(Step step) {
        script.add(step);
        return this;
    }

    /** So many reads fail, beginning with the next one that follows an insert. */
    FaultyBackend thenUnreadable(int reads) {
        unreadable = reads;
        return this;
    }

    /** Something happens right after the next read of records that follows an insert. */
    FaultyBackend thenAfterARead(Runnable event) {
        afterARead = event;
        return this;
    }

    boolean isDone() {
        return script.isEmpty();
    }

    @Override
    public void insert(List<LogRecord> records) throws PositionTaken, UnknownOutcome {
        inserted = true;
        var step = script.poll();
        (step == null ? Step.FINE : step).insert(store, records);
    }

    @Override
    public Optional<LogRecord> last() {
        return store.last();
    }

    @Override
    public long startOfLast(int records) {
        return store.startOfLast(records);
    }

    @Override
    public Page records(long from, int limit) {
        failIfUnreadable();
        var page = store.records(from, limit);
        if (inserted) {
            afterARead.run();
            afterARead = () -> {};
        }
        return page;
    }

    private void failIfUnreadable() {
        if (inserted && unreadable > 0) {
            unreadable--;
            throw new LogUnavailable("unreadable, as the test wants it");
        }
    }

    @Override
    public Page tagged(Set<Tag> tags, long from, long to, int limit) {
        failIfUnreadable();
        return store.tagged(tags, from, to, limit);
    }

    @Override
    public long firstAfter(long at) {
        return store.firstAfter(at);
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public boolean shared() {
        return store.shared();
    }

    @Override
    public void close() {
        store.close();
    }
}
