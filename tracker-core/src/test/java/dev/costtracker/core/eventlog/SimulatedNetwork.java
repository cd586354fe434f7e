package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.World.Host;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Messages between hosts, which arrive late, twice, or not at all. */
final class SimulatedNetwork {

    private final World world;
    private final Incidents incidents;
    private final Host wire = new Host("wire");
    private final Set<Link> cut = new HashSet<>();
    private final List<Runnable> held = new ArrayList<>();
    private Weather weather;
    private int underWay;

    /**
     * What becomes of messages; chances are in a thousand.
     *
     * @param latency the most that a usual message takes, in microseconds
     * @param delay the most that a late message takes, in microseconds
     * @param lost nobody hears of it again
     * @param broken the connection breaks at once
     * @param late it comes so late that hardly anybody waits for it
     * @param twice it comes again later
     */
    record Weather(long latency, long delay, int lost, int broken, int late, int twice) {

        static final Weather FINE = new Weather(World.MILLISECOND, World.SECOND, 0, 0, 0, 0);
    }

    private record Link(Host one, Host other) {}

    SimulatedNetwork(World world, Weather weather, Incidents incidents) {
        this.world = world;
        this.weather = weather;
        this.incidents = incidents;
    }

    void cut(Host one, Host other) {
        world.note(() -> "cut " + one + " from " + other);
        cut.add(new Link(one, other));
        cut.add(new Link(other, one));
    }

    void join(Host one, Host other) {
        world.note(() -> "join " + one + " and " + other);
        cut.remove(new Link(one, other));
        cut.remove(new Link(other, one));
    }

    boolean isCut(Host one, Host other) {
        return cut.contains(new Link(one, other));
    }

    /** Everything that is sent from now on arrives. */
    void calm() {
        cut.clear();
        held.clear();
        weather = Weather.FINE;
    }

    /** Whether no request or reply is under way. */
    boolean isStill() {
        return underWay == 0;
    }

    /** A message of which it does not matter much whether it arrives. */
    void send(Host from, Host to, Runnable arrival) {
        if (!world.chance(weather.lost)) {
            pass(from, to, latency(), arrival);
        }
    }

    /**
     * A request and its reply.
     *
     * @param request is told how to reply
     * @param reply takes a reply, and perhaps another one
     * @param broken is called if the connection is known to be lost
     */
    <T> void call(Host from, Host to, Consumer<Consumer<T>> request, Consumer<T> reply, Runnable broken) {
        letGo();
        Runnable breaking = () -> world.after(from, latency(), broken);
        if (world.chance(weather.broken)) {
            world.after(from, world.between(0, weather.delay), broken);
        }
        if (to.isUp()) {
            Consumer<T> replying = answer -> travel(to, from, () -> reply.accept(answer), breaking);
            travel(from, to, () -> request.accept(replying), breaking);
        } else {
            breaking.run();
        }
    }

    private void travel(Host from, Host to, Runnable arrival, Runnable breaking) {
        if (world.chance(weather.broken)) {
            incidents.count(Incident.CONNECTION_BROKEN);
            breaking.run();
            switch (world.random().nextInt(3)) {
                case 0 -> pass(from, to, latency(), arrival);
                case 1 -> passLate(from, to, arrival);
                default -> {}
            }
        } else if (world.chance(weather.lost)) {
            incidents.count(Incident.MESSAGE_LOST);
        } else if (world.chance(weather.late)) {
            incidents.count(Incident.MESSAGE_LATE);
            passLate(from, to, arrival);
        } else {
            pass(from, to, latency(), arrival);
        }
        if (world.chance(weather.twice)) {
            incidents.count(Incident.MESSAGE_TWICE);
            passLate(from, to, arrival);
        }
    }

    /** Often just when something else happens, as that is when it does harm. */
    private void passLate(Host from, Host to, Runnable arrival) {
        var once = new AtomicBoolean();
        Runnable first = () -> {
            if (once.compareAndSet(false, true)) {
                arrival.run();
            }
        };
        held.add(() -> pass(from, to, latency(), first));
        pass(from, to, world.between(0, weather.delay), first);
    }

    private void letGo() {
        if (!held.isEmpty() && world.chance(200)) {
            held.remove(world.random().nextInt(held.size())).run();
        }
    }

    private void pass(Host from, Host to, long delay, Runnable arrival) {
        underWay++;
        world.after(wire, delay, () -> {
            underWay--;
            if (!isCut(from, to)) {
                world.after(to, 0, arrival);
            }
        });
    }

    /** Now and then much more than usual, though not so much that nobody waits for it. */
    private long latency() {
        return world.between(50, world.chance(30) ? weather.delay / 20 : weather.latency);
    }
}
