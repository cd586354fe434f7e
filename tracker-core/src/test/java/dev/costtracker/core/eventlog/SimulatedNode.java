package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.ModelBackend.TakenForFailure;
import dev.costtracker.core.eventlog.World.Host;
import dev.costtracker.core.eventlog.World.Slot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** A tracker of a simulation: a sequencer, and what feeds it as {@link AppendQueue} does. */
final class SimulatedNode {

    private static final long BUSY_POLL = 5 * World.MILLISECOND;
    private static final long ROUND = 500 * World.MILLISECOND;

    private final World world;
    private final Host host;
    private final LogBackend backend;
    private final Leadership leadership;
    private final Habits habits;
    private final SimulatedClock clock;
    private final Deque<Append> waiting = new ArrayDeque<>();
    private int callers;
    private int unanswered;
    private Node node;
    private Router router;
    private Slot<Boolean> bell;

    /**
     * How the nodes of a simulation are set up.
     *
     * @param window how many events a node remembers
     * @param appends how many appends' ids a node remembers
     * @param batch the most appends that go together
     * @param idlePoll how often an idle node looks for what others wrote, in microseconds
     */
    record Habits(int window, int appends, int batch, long idlePoll) {}

    /** Opens the log; to be called by a thread of the host. */
    SimulatedNode(World world, Host host, LogBackend backend, Leadership leadership, Habits habits) {
        this.world = world;
        this.host = host;
        this.backend = backend;
        this.leadership = leadership;
        this.habits = habits;
        this.clock = new SimulatedClock(world);
        this.bell = world.slot();
        this.node = open();
        this.router = node.router(leadership);
    }

    /** This is the one place where a simulation makes a sequencer. */
    private Node open() {
        var random = new Random(world.random().nextLong());
        var settings = new Sequencer.Settings(host.toString(), clock, random, this::pause);
        while (true) {
            try {
                return new Node(backend, forgetful(LogCheck.tail(backend, Samples.CODEC, habits.window)), settings);
            } catch (LogUnavailable e) {
                world.sleep(500 * World.MILLISECOND);
            }
        }
    }

    /** The same end of the log, with few appends to remember. */
    private LogCheck.Tail forgetful(LogCheck.Tail tail) {
        var appends = new RecentAppends(habits.appends, 0);
        long end = tail.window().end();
        for (long next = 0; next < end; ) {
            var page = backend.records(next, 100);
            page.records().stream().filter(record -> record.position() < end).forEach(appends::add);
            next = page.next();
        }
        return new LogCheck.Tail(tail.window(), appends, tail.lastHash(), tail.lastAt());
    }

    private void pause(Duration duration) {
        world.sleep(1 + duration.toNanos() / 1_000);
    }

    Host host() {
        return host;
    }

    SimulatedClock clock() {
        return clock;
    }

    Node node() {
        return node;
    }

    boolean isLeading() {
        return leadership.isLeading();
    }

    LogBackend backend() {
        return backend;
    }

    /** Whether all callers are gone and all appends are answered. */
    boolean isIdle() {
        return callers == 0 && unanswered == 0;
    }

    /** Lets somebody call this node. */
    void let(Runnable caller) {
        callers++;
        world.start(host, () -> {
            caller.run();
            callers--;
        });
    }

    void submit(Append append) {
        unanswered++;
        var unused = append.done().whenComplete((end, failure) -> unanswered--);
        waiting.add(append);
        bell.put(true);
    }

    /** Takes back what nobody waits for any more, unless it is being written. */
    void withdraw(Append append) {
        if (waiting.remove(append)) {
            unanswered--;
        }
    }

    /** Takes part in who leads, until the host is killed. */
    void takePart() {
        while (true) {
            leadership.round();
            world.sleep(ROUND);
        }
    }

    /** Writes what is submitted, and follows others meanwhile, until the host is killed. */
    void write() {
        long poll = BUSY_POLL;
        while (true) {
            if (waiting.isEmpty()) {
                poll = followed() ? BUSY_POLL : Math.min(poll * 2, habits.idlePoll);
                bell = world.slot();
                bell.await(poll);
            } else {
                write(gather());
            }
        }
    }

    private boolean followed() {
        try {
            return router.follow() > 0;
        } catch (LogUnavailable e) {
            return false;
        }
    }

    private List<Append> gather() {
        var batch = new ArrayList<Append>();
        while (!waiting.isEmpty() && batch.size() < habits.batch) {
            batch.add(waiting.removeFirst());
        }
        return batch;
    }

    private void write(List<Append> batch) {
        try {
            router.write(batch);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a simulated thread", e);
        } catch (TakenForFailure e) {
            node = open();
            router = node.router(leadership);
            write(batch.stream().filter(append -> !append.done().isDone()).toList());
        }
    }
}
