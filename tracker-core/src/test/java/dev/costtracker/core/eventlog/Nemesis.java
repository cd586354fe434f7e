package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.World.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What goes wrong in a simulation besides messages: hosts are cut off, paused and killed, clocks jump. */
final class Nemesis {

    private static final long HOUR = 3_600 * World.SECOND;

    private final World world;
    private final Random random;
    private final SimulatedNetwork network;
    private final List<ModelMember> members;
    private final Supplier<List<SimulatedNode>> nodes;
    private final Consumer<SimulatedNode> killer;
    private final Incidents incidents;
    private final Host host = new Host("nemesis");
    private final List<Runnable> deeds = new ArrayList<>();
    private final long rest;
    private boolean done;

    /**
     * Does some of the things it can do; which ones is drawn once.
     *
     * @param nodes those that are there now
     * @param killer how to kill one
     */
    Nemesis(
            World world,
            SimulatedNetwork network,
            List<ModelMember> members,
            Supplier<List<SimulatedNode>> nodes,
            Consumer<SimulatedNode> killer,
            Incidents incidents) {
        this.world = world;
        this.random = world.random();
        this.network = network;
        this.members = members;
        this.nodes = nodes;
        this.killer = killer;
        this.incidents = incidents;
        for (Runnable deed : List.<Runnable>of(
                this::cutPrimaryOff,
                this::cutPrimaryOff,
                this::cutMemberOff,
                this::cutSomeLink,
                this::killMember,
                this::pauseMember,
                this::stepDown,
                this::killNode,
                this::pauseNode,
                this::setClock)) {
            if (random.nextBoolean()) {
                deeds.add(deed);
            }
        }
        this.rest = random.nextLong(2 * World.SECOND, 20 * World.SECOND);
        strikeLater();
    }

    /** Ends it, and mends what it has broken. */
    void end() {
        done = true;
        network.calm();
        members.forEach(member -> {
            world.wake(member.host());
            member.restart();
        });
        nodes.get().forEach(node -> world.wake(node.host()));
    }

    private void strikeLater() {
        world.after(host, random.nextLong(rest), () -> {
            if (!done && !deeds.isEmpty()) {
                deeds.get(random.nextInt(deeds.size())).run();
                strikeLater();
            }
        });
    }

    private void later(Runnable what) {
        world.after(host, world.between(100 * World.MILLISECOND, 20 * World.SECOND), () -> {
            if (!done) {
                what.run();
            }
        });
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void cutPrimaryOff() {
        members.stream().filter(ModelMember::isPrimary).findAny().ifPresent(this::cutOff);
    }

    private void cutMemberOff() {
        cutOff(oneOf(members));
    }

    /** From the other members; every node may be on either side, or on both. */
    private void cutOff(ModelMember member) {
        for (var other : members) {
            if (other != member) {
                cutForAWhile(member.host(), other.host());
            }
        }
        boolean forNodesToo = random.nextBoolean();
        for (var node : forNodesToo ? nodes.get() : List.<SimulatedNode>of()) {
            switch (random.nextInt(3)) {
                case 0 -> cutForAWhile(node.host(), member.host());
                case 1 ->
                    members.stream()
                            .filter(other -> other != member)
                            .forEach(other -> cutForAWhile(node.host(), other.host()));
                default -> {}
            }
        }
    }

    private void cutSomeLink() {
        var hosts = new ArrayList<Host>();
        members.forEach(member -> hosts.add(member.host()));
        nodes.get().forEach(node -> hosts.add(node.host()));
        var one = oneOf(hosts);
        hosts.remove(one);
        cutForAWhile(one, oneOf(hosts));
    }

    private void cutForAWhile(Host one, Host other) {
        network.cut(one, other);
        later(() -> network.join(one, other));
    }

    private void killMember() {
        var member = oneOf(members);
        member.kill();
        later(member::restart);
    }

    private void pauseMember() {
        incidents.count(Incident.MEMBER_PAUSED);
        world.pause(oneOf(members).host(), world.between(World.MILLISECOND, 20 * World.SECOND));
    }

    private void stepDown() {
        oneOf(members).stepDown();
    }

    private void killNode() {
        if (!nodes.get().isEmpty()) {
            killer.accept(oneOf(nodes.get()));
        }
    }

    private void pauseNode() {
        if (!nodes.get().isEmpty()) {
            incidents.count(Incident.NODE_PAUSED);
            world.pause(oneOf(nodes.get()).host(), world.between(World.MILLISECOND, 20 * World.SECOND));
        }
    }

    private void setClock() {
        if (!nodes.get().isEmpty()) {
            oneOf(nodes.get()).clock().set(random.nextLong(-HOUR, HOUR + 1));
        }
    }
}
