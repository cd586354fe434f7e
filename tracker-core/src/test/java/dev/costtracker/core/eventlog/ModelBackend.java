package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.ModelClient.NoAnswer;
import dev.costtracker.core.eventlog.ModelClient.Reply;
import dev.costtracker.core.eventlog.ModelCommands.Care;
import dev.costtracker.core.eventlog.ModelCommands.Inserted;
import dev.costtracker.core.eventlog.ModelCommands.Seen;
import dev.costtracker.core.eventlog.World.Slot;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * A node's way to a {@link ModelReplicaSet}: makes of its answers what {@link MongoLogBackend} makes of those of MongoDB, in as
 * many requests, unless it is told to make a mistake.
 */
final class ModelBackend implements LogBackend {

    private final World world;
    private final ModelClient client;
    private final Mistake mistake;
    private long seen;

    ModelBackend(World world, ModelClient client, Mistake mistake) {
        this.world = world;
        this.client = client;
        this.mistake = mistake;
    }

    /** The mistake of those to whom a lost answer is an answer. */
    static final class TakenForFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public void insert(List<LogRecord> records) throws PositionTaken, UnknownOutcome {
        try {
            int half = mistake == Mistake.HAS_TWO_BATCHES_IN_FLIGHT ? records.size() / 2 : 0;
            if (half > 0) {
                var second = send(records.subList(half, records.size()));
                judge(client.answer(send(records.subList(0, half))), 0);
                judge(client.answer(second), half);
            } else {
                judge(client.answer(send(records)), 0);
            }
        } catch (NoAnswer e) {
            if (mistake == Mistake.TAKES_SILENCE_FOR_FAILURE) {
                throw new TakenForFailure();
            }
            throw new UnknownOutcome(e);
        }
    }

    private Slot<Reply<Inserted>> send(List<LogRecord> records) throws NoAnswer {
        var care = new Care(mistake != Mistake.WRITES_UNORDERED, mistake != Mistake.WRITES_WITH_W1);
        world.note(() ->
                client + " inserts " + records.stream().map(LogRecord::position).toList());
        return client.ask((member, reply) -> member.insert(records, care, seen, reply));
    }

    private void judge(Inserted answer, int offset) throws PositionTaken, NoAnswer {
        world.note(() -> client + " hears " + answer);
        seen = Math.max(seen, answer.time());
        if (answer.failed() || (answer.concern() && mistake != Mistake.IGNORES_WRITE_CONCERN_ERRORS)) {
            throw new NoAnswer();
        }
        if (!answer.taken().isEmpty()) {
            throw new PositionTaken(offset + answer.taken().getFirst());
        }
    }

    @Override
    public Optional<LogRecord> last() {
        return read(records -> Optional.ofNullable(records.lastEntry()).map(Map.Entry::getValue));
    }

    @Override
    public long startOfLast(int count) {
        return read(records ->
                records.descendingKeySet().stream().skip(count - 1L).findFirst().orElse(0L));
    }

    @Override
    public Page records(long from, int limit) {
        return page(startOf(from), Long.MAX_VALUE, limit, record -> true);
    }

    @Override
    public Page tagged(Set<Tag> tags, long from, long to, int limit) {
        return page(startOf(from), to, limit, record -> record.tags().stream().anyMatch(tags::contains));
    }

    private long startOf(long position) {
        return read(records -> {
            var holder = records.floorEntry(position);
            return holder == null || holder.getValue().end() <= position ? position : holder.getKey();
        });
    }

    private Page page(long from, long to, int limit, Predicate<LogRecord> wanted) {
        return read(records -> {
            var found = records.subMap(from, Math.max(from, to)).values().stream()
                    .filter(wanted)
                    .limit(limit + 1L)
                    .toList();
            return found.size() > limit
                    ? new Page(found.subList(0, limit), found.getLast().position())
                    : new Page(found, Page.END);
        });
    }

    @Override
    public long firstAfter(long at) {
        return read(records -> records.values().stream()
                .filter(record -> record.at() > at)
                .map(LogRecord::position)
                .findFirst()
                .orElseGet(() ->
                        records.isEmpty() ? 0 : records.lastEntry().getValue().end()));
    }

    private <T> T read(Function<NavigableMap<Long, LogRecord>, T> query) {
        try {
            var answer = client.answer(client.<Seen<T>>ask((member, reply) -> {
                if (mistake == Mistake.READS_LOCAL) {
                    member.readLocal(query, reply);
                } else {
                    member.read(query, mistake == Mistake.READS_WITHOUT_TIME ? 0 : seen, reply);
                }
            }));
            world.note(() -> client + " sees what is there at " + answer.time());
            seen = Math.max(seen, answer.time());
            return answer.value().orElseThrow(NoAnswer::new);
        } catch (NoAnswer e) {
            throw new LogUnavailable("cannot read the event log", e);
        }
    }

    @Override
    public long time() {
        return seen;
    }

    @Override
    public void saw(long time) {
        if (mistake != Mistake.IGNORES_OTHERS_TIME) {
            seen = Math.max(seen, time);
        }
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void close() {}
}
