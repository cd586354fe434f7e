package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.World.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A model of a member of a MongoDB replica set: its oplog, elections, and what it knows to be on a majority.
 *
 * <p>It has MongoDB's promises and its traps. A primary that is cut off goes on until it notices. What it wrote then is
 * taken back when it follows another. An entry is on a majority once the primary of its term, or one after it, knows that
 * it is in two journals; that is told to others with the next message, so each member may know less than is true.
 */
final class ModelMember {

    private static final long TICK = 200 * World.MILLISECOND;
    private static final int MEMBERS = 3;
    private static final int MAJORITY = 2;

    private final World world;
    private final SimulatedNetwork network;
    private final Incidents incidents;
    private final Host host;
    private final List<ModelMember> others = new ArrayList<>();
    private final Map<ModelMember, Follower> followers = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final ModelOplog oplog = new ModelOplog();
    private @Nullable ModelMember leader;
    /** How long it waits for a primary before it stands itself. */
    private long patience;
    /** How long it stays primary without hearing of a majority. */
    private long perseverance;

    private long term;
    private long votedIn;
    private int votes;
    private long heard;
    private long knownTime;
    private boolean primary;
    private boolean journaling;

    ModelMember(World world, SimulatedNetwork network, Incidents incidents, String name) {
        this.world = world;
        this.network = network;
        this.incidents = incidents;
        this.host = new Host(name);
    }

    /** What a primary knows of another member. */
    private static final class Follower {

        private OplogEntry journaled = OplogEntry.ROOT;
        private long heard;

        Follower(long now) {
            heard = now;
        }
    }

    /** Somebody who waits until this member knows an entry, or a time, to be on a majority. */
    interface Waiting {

        /** Whether the wait is over, now that so much is. */
        boolean isOver(OplogEntry committed);

        /** Called when this is no primary any more. */
        void inVain();
    }

    void join(List<ModelMember> members) {
        others.addAll(members);
        others.remove(this);
        begin();
    }

    Host host() {
        return host;
    }

    boolean isPrimary() {
        return host.isUp() && primary;
    }

    /** Whether another leads already, although this does not know. */
    boolean isStale() {
        return others.stream().anyMatch(other -> other.term > term && other.primary);
    }

    long term() {
        return term;
    }

    ModelOplog oplog() {
        return oplog;
    }

    // Life

    private void begin() {
        heard = world.now();
        patience = World.SECOND + world.random().nextLong(3 * World.SECOND);
        perseverance = 2 * patience + world.random().nextLong(8 * World.SECOND);
        tick();
    }

    void kill() {
        if (!host.isUp()) {
            return;
        }
        incidents.count(Incident.MEMBER_KILLED);
        world.kill(host);
        primary = false;
        leader = null;
        journaling = false;
        waiting.clear();
    }

    /** Starts again with what is in the journal. */
    void restart() {
        if (host.isUp()) {
            return;
        }
        world.revive(host);
        if (oplog.recover()) {
            incidents.count(Incident.UNJOURNALED_LOST);
        }
        votes = 0;
        begin();
    }

    private void tick() {
        if (primary) {
            long silent = followers.values().stream()
                    .filter(follower -> world.now() - follower.heard > perseverance)
                    .count();
            if (silent > MEMBERS - MAJORITY) {
                stepDown();
            } else {
                tellOthers();
            }
        } else if (world.now() - heard > patience) {
            stand();
        }
        world.after(host, TICK, this::tick);
    }

    // Elections

    private void stand() {
        term++;
        votedIn = term;
        votes = 1;
        heard = world.now() - world.random().nextLong(World.SECOND);
        long standing = term;
        var tip = oplog.tip();
        others.forEach(other -> network.send(host, other.host, () -> other.askedToVote(this, standing, tip)));
    }

    private void askedToVote(ModelMember candidate, long candidateTerm, OplogEntry candidateTip) {
        learn(candidateTerm);
        if (candidateTerm == term && votedIn < term && oplog.tip().isAtMost(candidateTip)) {
            votedIn = term;
            heard = world.now();
            network.send(host, candidate.host, () -> candidate.votedFor(candidateTerm));
        }
    }

    private void votedFor(long votedTerm) {
        if (votedTerm == term && !primary && ++votes == MAJORITY) {
            lead();
        }
    }

    private void lead() {
        world.note(() -> host + " leads in term " + term);
        incidents.count(Incident.ELECTION);
        primary = true;
        followers.clear();
        others.forEach(other -> followers.put(other, new Follower(world.now())));
        write(null);
    }

    private void learn(long otherTerm) {
        if (otherTerm > term) {
            term = otherTerm;
            votes = 0;
            stepDown();
        }
    }

    void stepDown() {
        if (!primary) {
            return;
        }
        world.note(() -> host + " steps down");
        primary = false;
        heard = world.now();
        var inVain = List.copyOf(waiting);
        waiting.clear();
        inVain.forEach(Waiting::inVain);
    }

    // Replication

    /** Writes at the end of the oplog. */
    void write(@Nullable LogRecord record) {
        if (isStale()) {
            incidents.count(Incident.STALE_WRITE);
        }
        knownTime = Math.max(Math.max(oplog.tip().time(), knownTime) + 1, world.now());
        moveTo(oplog.tip().then(term, knownTime, record));
        tellOthers();
    }

    /** Has heard of a time from somebody; what it writes from now on is later. */
    void learnTime(long time) {
        knownTime = Math.max(knownTime, time);
    }

    private void tellOthers() {
        long toldTerm = term;
        var toldTip = oplog.tip();
        var toldCommitted = oplog.committed();
        for (var other : others) {
            network.send(host, other.host, () -> other.told(this, toldTerm, toldTip, toldCommitted));
        }
    }

    private void told(ModelMember from, long leaderTerm, OplogEntry leaderTip, OplogEntry leaderCommitted) {
        learn(leaderTerm);
        if (leaderTerm == term) {
            leader = from;
            heard = world.now();
            if (!leaderTip.isIn(oplog.tip())) {
                follow(leaderTip);
            }
            commit(leaderCommitted);
        }
        report(from);
    }

    /** Takes over some of what another has, and takes back what that one does not have. */
    private void follow(OplogEntry leaderTip) {
        var fork = oplog.tip().fork(leaderTip);
        if (fork != oplog.tip()) {
            incidents.count(Incident.ROLLBACK);
        }
        long missing = leaderTip.index() - fork.index();
        moveTo(leaderTip.at(fork.index() + 1 + world.random().nextLong(missing)));
    }

    private void report(ModelMember to) {
        long reportedTerm = term;
        var reported = oplog.journaled();
        network.send(host, to.host, () -> to.reported(this, reportedTerm, reported));
    }

    private void reported(ModelMember other, long otherTerm, OplogEntry entry) {
        learn(otherTerm);
        if (!primary || otherTerm != term) {
            return;
        }
        var follower = followers.get(other);
        if (follower == null) {
            return;
        }
        follower.heard = world.now();
        if (entry.index() > follower.journaled.index() && entry.isIn(oplog.tip())) {
            follower.journaled = entry;
            countJournals();
        }
    }

    private void moveTo(OplogEntry newTip) {
        oplog.moveTo(newTip);
        if (!journaling && oplog.journaled() != newTip) {
            journaling = true;
            world.after(host, world.between(100, 200 * World.MILLISECOND), this::journal);
        }
    }

    private void journal() {
        journaling = false;
        oplog.journal();
        if (primary) {
            countJournals();
        } else if (leader != null) {
            report(leader);
        }
    }

    private void countJournals() {
        long inMajority = LongStream.concat(
                        LongStream.of(oplog.journaled().index()),
                        followers.values().stream().mapToLong(follower -> follower.journaled.index()))
                .sorted()
                .toArray()[MEMBERS - MAJORITY];
        var entry = oplog.tip().at(inMajority);
        if (entry.term() == term) {
            commit(entry);
        }
    }

    private void commit(OplogEntry entry) {
        if (oplog.commit(entry)) {
            waiting.removeAll(waiting.stream()
                    .filter(each -> each.isOver(oplog.committed()))
                    .toList());
        }
    }

    void await(Waiting newWaiting) {
        waiting.add(newWaiting);
    }
}
