package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.SimulatedNetwork.Weather;
import dev.costtracker.core.eventlog.World.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * One life of a log on a replica set, drawn from a seed: trackers with callers, bad weather, a {@link Nemesis}; then
 * everything is mended, and the history is judged.
 */
final class LogSimulation {

    private static final long BAD_TIMES = 60 * World.SECOND;
    private static final long GOOD_TIMES = 300 * World.SECOND;
    private static final int MOST_NODES = 12;

    private final World world;
    private final Random random;
    private final Mistake mistake;
    private final Incidents incidents = new Incidents();
    private final History history = new History();
    private final long limit;
    private final SimulatedNetwork network;
    private final ModelReplicaSet store;
    private final RandomAppends appends;
    private final SimulatedNode.Habits nodeHabits;
    private final SimulatedCaller.Habits callerHabits;
    private final SimulatedRelay relay;
    private final boolean together;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Nemesis nemesis;
    private int starts;
    private int opening;

    private LogSimulation(long seed, Mistake mistake, @Nullable StringBuilder trace) {
        this.world = new World(seed, trace);
        this.random = world.random();
        this.mistake = mistake;
        this.limit = world.between(World.SECOND, 8 * World.SECOND);
        this.network = new SimulatedNetwork(world, weather(), incidents);
        this.store = new ModelReplicaSet(world, network, incidents, new ModelCommands.Habits(limit, some(400)));
        this.appends = new RandomAppends(random);
        this.relay = new SimulatedRelay(world, network, incidents);
        this.together = random.nextBoolean();
        this.nodeHabits = new SimulatedNode.Habits(
                1 + random.nextInt(16),
                1 + random.nextInt(100),
                1 + random.nextInt(8),
                world.between(20 * World.MILLISECOND, World.SECOND));
        this.callerHabits = new SimulatedCaller.Habits(
                world.between(World.MILLISECOND, 2 * World.SECOND),
                world.between(World.SECOND, 20 * World.SECOND),
                3 + random.nextInt(8));
        this.nemesis =
                new Nemesis(world, network, store.members(), () -> List.copyOf(nodes), this::killNode, incidents);
    }

    /**
     * What came of it.
     *
     * @param violations the rules that were broken
     * @param log what is in the log at last
     */
    record Outcome(List<String> violations, History history, List<LogRecord> log, Incidents incidents) {}

    /**
     * Lives one life.
     *
     * @param mistake how the trackers' adapter is wrong
     * @param trace takes what happens, if it is wanted
     */
    static Outcome run(long seed, Mistake mistake, @Nullable StringBuilder trace) {
        var simulation = new FutureTask<>(() -> new LogSimulation(seed, mistake, trace).run());
        Thread.startVirtualThread(simulation); // handing over to another virtual thread costs little
        try {
            return simulation.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("the simulation of seed %d is wrong".formatted(seed), e);
        }
    }

    private Weather weather() {
        return new Weather(
                world.between(World.MILLISECOND, 300 * World.MILLISECOND),
                world.between(World.SECOND, 60 * World.SECOND),
                some(50),
                someOrMany(),
                someOrMany(),
                someOrMany());
    }

    private int someOrMany() {
        return some(random.nextInt(4) == 0 ? 400 : 50);
    }

    /** In half of all lives nothing, else up to so much. */
    private int some(int most) {
        return random.nextBoolean() ? 0 : random.nextInt(most);
    }

    private Outcome run() {
        try (world) {
            live();
            return judge();
        }
    }

    private void live() {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            startNode();
        }
        world.run(this::isIdle, BAD_TIMES);
        nemesis.end();
        world.run(this::isQuiet, GOOD_TIMES);
    }

    private Outcome judge() {
        var violations = new ArrayList<String>();
        world.failures().forEach(failure -> violations.add("failed: " + failure));
        if (!isQuiet() && violations.isEmpty()) {
            violations.add("stuck: %d opening, idle %s, still %s, even %s, up to date %s"
                    .formatted(
                            opening,
                            isIdle(),
                            network.isStill(),
                            store.isEven(),
                            nodes.stream().map(this::isUpToDate).toList()));
        }
        var log = store.log();
        violations.addAll(HistoryCheck.brokenChain(log));
        violations.addAll(HistoryCheck.violations(
                history,
                0,
                log.stream().flatMap(record -> record.events().stream()).toList()));
        return new Outcome(violations, history, log, incidents);
    }

    private void startNode() {
        var host = new Host("n" + ++starts);
        opening++;
        world.start(host, () -> {
            var client = new ModelClient(world, network, store, host, limit + 2 * World.SECOND);
            var backend = new ModelBackend(world, client, mistake);
            var node = new SimulatedNode(world, host, backend, leadership(host, client), nodeHabits);
            opening--;
            nodes.add(node);
            relay.listen(node);
            world.start(host, node::takePart);
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                node.let(new SimulatedCaller(world, node, history, appends, incidents, callerHabits)::run);
            }
            node.write();
        });
    }

    /** Nodes race in half of all lives, in the others one leads. */
    private Leadership leadership(Host host, ModelClient client) {
        return together
                ? new Leadership(
                        new ModelLease(client),
                        new Lease.Holder(host.toString(), host.toString(), 1),
                        other -> relay.call(host, other),
                        () -> world.now() * 1_000)
                : Leadership.alone();
    }

    private void killNode(SimulatedNode node) {
        if (starts < MOST_NODES) {
            incidents.count(Incident.NODE_KILLED);
            nodes.remove(node);
            world.kill(node.host());
            startNode();
        }
    }

    private boolean isIdle() {
        return opening == 0 && nodes.stream().allMatch(SimulatedNode::isIdle);
    }

    /** Whether everybody has an answer, and everybody knows everything. */
    private boolean isQuiet() {
        return isIdle() && network.isStill() && store.isEven() && nodes.stream().allMatch(this::isUpToDate);
    }

    private boolean isUpToDate(SimulatedNode node) {
        var log = store.log();
        return node.node().head.position() == (log.isEmpty() ? 0 : log.getLast().end());
    }
}
