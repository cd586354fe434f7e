package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.MemberCommands.Care;
import dev.costtracker.core.eventlog.MemberCommands.Inserted;
import dev.costtracker.core.eventlog.MemberCommands.Seen;
import dev.costtracker.core.eventlog.World.Host;
import dev.costtracker.core.eventlog.World.Slot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * A node's way to a {@link ModelReplicaSet}: makes of its answers what {@link MongoLogBackend} makes of those of MongoDB, in as
 * many requests, unless it is told to make a mistake.
 */
final class ModelBackend implements LogBackend {

    private static final long SELECT_LIMIT = 5 * World.SECOND;

    private final World world;
    private final SimulatedNetwork network;
    private final ModelReplicaSet store;
    private final Host host;
    private final long limit;
    private final Mistake mistake;
    private long seen;

    /**
     * A node's backend.
     *
     * @param limit how long to wait for an answer, in microseconds
     * @param mistake how it is wrong
     */
    ModelBackend(World world, SimulatedNetwork network, ModelReplicaSet store, Host host, long limit, Mistake mistake) {
        this.world = world;
        this.network = network;
        this.store = store;
        this.host = host;
        this.limit = limit;
        this.mistake = mistake;
    }

    /** What came back; no answer if the connection broke. */
    private record Reply<T>(Optional<T> answer) {}

    /** There was no answer, or one that says so. */
    private static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1L;

        NoAnswer() {
            super("no answer, as the simulation wants it", null, false, false);
        }
    }

    /** The mistake of those to whom a lost answer is an answer. */
    static final class TakenForFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    // Writing

    @Override
    public void insert(List<LogRecord> records) throws PositionTaken, UnknownOutcome {
        try {
            int half = mistake == Mistake.HAS_TWO_BATCHES_IN_FLIGHT ? records.size() / 2 : 0;
            if (half > 0) {
                var second = send(records.subList(half, records.size()));
                judge(answer(send(records.subList(0, half))), 0);
                judge(answer(second), half);
            } else {
                judge(answer(send(records)), 0);
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
                host + " inserts " + records.stream().map(LogRecord::position).toList());
        return ask((member, reply) -> member.insert(records, care, seen, reply));
    }

    private void judge(Inserted answer, int offset) throws PositionTaken, NoAnswer {
        world.note(() -> host + " hears " + answer);
        seen = Math.max(seen, answer.time());
        if (answer.failed() || (answer.concern() && mistake != Mistake.IGNORES_WRITE_CONCERN_ERRORS)) {
            throw new NoAnswer();
        }
        if (!answer.taken().isEmpty()) {
            throw new PositionTaken(offset + answer.taken().getFirst());
        }
    }

    // Reading

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
            var answer = answer(this.<Seen<T>>ask((member, reply) -> {
                if (mistake == Mistake.READS_LOCAL) {
                    member.readLocal(query, reply);
                } else {
                    member.read(query, mistake == Mistake.READS_WITHOUT_TIME ? 0 : seen, reply);
                }
            }));
            world.note(() -> host + " sees what is there at " + answer.time());
            seen = Math.max(seen, answer.time());
            return answer.value().orElseThrow(NoAnswer::new);
        } catch (NoAnswer e) {
            throw new LogUnavailable("cannot read the event log", e);
        }
    }

    // Asking

    private <T> Slot<Reply<T>> ask(BiConsumer<MemberCommands, Consumer<T>> request) throws NoAnswer {
        var slot = world.<Reply<T>>slot();
        var member = primary();
        world.note(() -> host + " asks " + member.host());
        network.<T>call(
                host,
                member.host(),
                reply -> request.accept(store.commands(member), reply),
                answer -> slot.put(new Reply<>(Optional.of(answer))),
                () -> slot.put(new Reply<>(Optional.empty())));
        return slot;
    }

    private <T> T answer(Slot<Reply<T>> slot) throws NoAnswer {
        var reply = slot.await(limit);
        if (reply == null) {
            throw new NoAnswer();
        }
        return reply.answer().orElseThrow(NoAnswer::new);
    }

    /** Mostly the newest, sometimes one that has not noticed yet that it is none any more. */
    private ModelMember primary() throws NoAnswer {
        for (long end = world.now() + SELECT_LIMIT; world.now() < end; world.sleep(100 * World.MILLISECOND)) {
            var primaries = store.members().stream()
                    .filter(member -> member.isPrimary() && !network.isCut(host, member.host()))
                    .sorted(Comparator.comparingLong(ModelMember::term))
                    .toList();
            if (!primaries.isEmpty()) {
                return world.chance(500)
                        ? primaries.getLast()
                        : primaries.get(world.random().nextInt(primaries.size()));
            }
        }
        throw new NoAnswer();
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
