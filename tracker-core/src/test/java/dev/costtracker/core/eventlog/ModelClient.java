package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.World.Host;
import dev.costtracker.core.eventlog.World.Slot;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What the driver does for a node: finds a member to ask, and waits for its answer as long as it must. */
final class ModelClient {

    private static final long SELECT_LIMIT = 5 * World.SECOND;

    private final World world;
    private final SimulatedNetwork network;
    private final ModelReplicaSet store;
    private final Host host;
    private final long limit;

    /**
     * A node's client.
     *
     * @param limit how long it waits for an answer, in microseconds
     */
    ModelClient(World world, SimulatedNetwork network, ModelReplicaSet store, Host host, long limit) {
        this.world = world;
        this.network = network;
        this.store = store;
        this.host = host;
        this.limit = limit;
    }

    /** What came back; no answer if the connection broke. */
    record Reply<T>(Optional<T> answer) {}

    /** There was no answer, or one that says so. */
    static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1L;

        NoAnswer() {
            super("no answer, as the simulation wants it", null, false, false);
        }
    }

    /** Sends a request; the answer may come. */
    <T> Slot<Reply<T>> ask(BiConsumer<ModelCommands, Consumer<T>> request) throws NoAnswer {
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

    <T> T answer(Slot<Reply<T>> slot) throws NoAnswer {
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
    public String toString() {
        return host.toString();
    }
}
