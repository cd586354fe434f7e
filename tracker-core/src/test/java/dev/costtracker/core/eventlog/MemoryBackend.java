package dev.costtracker.core.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.axonframework.messaging.eventstreaming.Tag;

/** The simplest store that keeps what {@link LogBackend} promises; several nodes may share it. */
final class MemoryBackend implements LogBackend {

    private final TreeMap<Long, LogRecord> records = new TreeMap<>();

    @Override
    public synchronized void insert(List<LogRecord> batch) throws PositionTaken {
        for (int i = 0; i < batch.size(); i++) {
            if (records.putIfAbsent(batch.get(i).position(), batch.get(i)) != null) {
                throw new PositionTaken(i);
            }
        }
    }

    @Override
    public synchronized Optional<LogRecord> last() {
        return Optional.ofNullable(records.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized long startOfLast(int count) {
        return records.descendingKeySet().stream().skip(count - 1L).findFirst().orElse(0L);
    }

    @Override
    public Page records(long from, int limit) {
        return page(from, Long.MAX_VALUE, limit, record -> true);
    }

    @Override
    public Page tagged(Set<Tag> tags, long from, long to, int limit) {
        return page(from, to, limit, record -> record.tags().stream().anyMatch(tags::contains));
    }

    private synchronized Page page(long from, long to, int limit, Predicate<LogRecord> wanted) {
        var page = new ArrayList<LogRecord>();
        var holder = records.floorKey(from);
        for (var record : records.tailMap(holder == null ? from : holder).values()) {
            if (record.position() >= to) {
                break;
            }
            if (record.end() > from && wanted.test(record)) {
                if (page.size() == limit) {
                    return new Page(page, record.position());
                }
                page.add(record);
            }
        }
        return new Page(page, Page.END);
    }

    @Override
    public synchronized long firstAfter(long at) {
        return records.values().stream()
                .filter(record -> record.at() > at)
                .map(LogRecord::position)
                .findFirst()
                .orElseGet(() ->
                        records.isEmpty() ? 0 : records.lastEntry().getValue().end());
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void close() {}
}
