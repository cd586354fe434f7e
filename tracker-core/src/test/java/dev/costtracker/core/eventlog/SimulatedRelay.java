package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Lease.Holder;
import dev.costtracker.core.eventlog.Peer.Reply;
import dev.costtracker.core.eventlog.World.Host;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Lines between the nodes of a simulation, as {@link RelayPeer} and {@link RelayServer} are in real life. */
final class SimulatedRelay {

    private static final long SILENCE = RelayPeer.SILENCE.toNanos() / 1_000;
    private static final long SIGN_OF_LIFE = 400 * World.MILLISECOND;

    private final World world;
    private final SimulatedNetwork network;
    private final Incidents incidents;
    private final Map<String, SimulatedNode> nodes = new HashMap<>();

    SimulatedRelay(World world, SimulatedNetwork network, Incidents incidents) {
        this.world = world;
        this.network = network;
        this.incidents = incidents;
    }

    /** Lets others call a node. */
    void listen(SimulatedNode node) {
        nodes.put(node.host().toString(), node);
    }

    /** Gets a node a line to another. */
    Peer call(Host from, Holder other) throws IOException {
        var node = nodes.get(other.node());
        if (node == null || network.isCut(from, node.host()) || !node.host().isUp()) {
            throw new IOException("the other node cannot be reached, as the simulation wants it");
        }
        return new Line(from, node);
    }

    /** What a node does with a request of another. */
    private static void serve(SimulatedNode node, byte[] request, Consumer<byte[]> reply) {
        var batch = RelayedForm.batch(request);
        var appends = batch.appends();
        if (!node.isLeading()) {
            reply.accept(RelayedForm.reply(Reply.notLeading(appends.size())));
            return;
        }
        appends.forEach(node::submit);
        var unused = CompletableFuture.allOf(appends.stream().map(Append::done).toArray(CompletableFuture[]::new))
                .whenComplete((all, failure) -> {
                    long head = node.node().head.position();
                    var answer = batch.reply(head, node.node().records(), node.backend());
                    reply.accept(RelayedForm.reply(answer));
                });
    }

    /** A line that is of use until something was not answered. */
    private final class Line implements Peer {

        private final Host from;
        private final SimulatedNode to;
        private long heard;
        private boolean closed;

        Line(Host from, SimulatedNode to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Reply write(List<Append> batch, long outSince) throws IOException {
            incidents.count(Incident.PASSED_ON);
            world.note(() -> from + " passes " + batch.size() + " appends on to " + to.host());
            var request = RelayedForm.request(batch, outSince);
            var slot = world.<Optional<byte[]>>slot();
            var arrived = new AtomicBoolean();
            heard = world.now();
            network.<byte[]>call(
                    from,
                    to.host(),
                    reply -> {
                        // A connection delivers nothing twice. Appends must stand it, but "not leading" would be a lie.
                        if (arrived.compareAndSet(false, true) || to.isLeading()) {
                            receive(request, reply);
                        }
                    },
                    answer -> slot.put(Optional.of(answer)),
                    () -> slot.put(Optional.empty()));
            return RelayedForm.reply(await(slot).orElseThrow(() -> new IOException("the line broke")));
        }

        private Optional<byte[]> await(World.Slot<Optional<byte[]>> slot) throws IOException {
            while (world.now() - heard < SILENCE) {
                var answer = slot.await(heard + SILENCE - world.now());
                if (answer != null) {
                    return answer;
                }
            }
            throw new IOException("the other node is silent");
        }

        private void receive(byte[] request, Consumer<byte[]> reply) {
            var done = new AtomicBoolean();
            serve(to, request, answer -> {
                done.set(true);
                reply.accept(answer);
            });
            sayThatItLives(done);
        }

        private void sayThatItLives(AtomicBoolean done) {
            if (!done.get() && !closed) {
                network.send(to.host(), from, () -> heard = world.now());
                world.after(to.host(), SIGN_OF_LIFE, () -> sayThatItLives(done));
            }
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            incidents.count(Incident.LINE_BROKEN);
            closed = true;
        }
    }
}
