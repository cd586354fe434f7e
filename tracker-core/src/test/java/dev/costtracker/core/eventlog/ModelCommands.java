package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Lease.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** What clients ask a {@link ModelMember} for, and how it answers. */
final class ModelCommands {

    private static final long TERM = Lease.TERM.toNanos() / 1_000;

    private final World world;
    private final Incidents incidents;
    private final ModelMember member;
    private final Habits habits;
    private Holder holder = new Holder("", "", 0);
    private long renewed;

    /**
     * How members answer.
     *
     * @param limit when they say that they do not know, in microseconds
     * @param hesitation the chance in a thousand that they rest between two statements of an insert
     */
    record Habits(long limit, int hesitation) {}

    ModelCommands(World world, Incidents incidents, ModelMember member, Habits habits) {
        this.world = world;
        this.incidents = incidents;
        this.member = member;
        this.habits = habits;
    }

    /**
     * How to insert.
     *
     * @param ordered whether to stop at the first position that is taken
     * @param majority whether to answer only when a majority has it in the journal
     */
    record Care(boolean ordered, boolean majority) {

        static final Care FULL = new Care(true, true);
    }

    /**
     * The answer to an insert.
     *
     * @param failed whether it says that it does not know, for instance as it is no primary
     * @param taken which records found their position taken
     * @param concern whether there is a write concern error
     * @param time the member's operation time
     */
    record Inserted(boolean failed, List<Integer> taken, boolean concern, long time) {}

    /**
     * The answer to a read.
     *
     * @param value empty if it failed
     * @param time the operation time; 0 if it failed
     */
    record Seen<T>(Optional<T> value, long time) {}

    /** Gives the lease to a candidate if nobody else has it; empty if this is no primary. */
    void claim(Holder candidate, Consumer<Optional<Holder>> reply) {
        if (!member.isPrimary()) {
            reply.accept(Optional.empty());
            return;
        }
        if (holder.equals(candidate) || world.now() - renewed > TERM) {
            holder = candidate;
            renewed = world.now();
        }
        reply.accept(Optional.of(holder));
    }

    void insert(List<LogRecord> records, Care care, long time, Consumer<Inserted> reply) {
        member.learnTime(time);
        new Insert(records, care, reply).go(0);
    }

    /** Reads what is on a majority, and that at least up to a time. */
    <T> void read(Function<NavigableMap<Long, LogRecord>, T> query, long time, Consumer<Seen<T>> reply) {
        if (!member.isPrimary()) {
            reply.accept(new Seen<>(Optional.empty(), 0));
            return;
        }
        member.learnTime(time);
        var read = new Read<>(query, time, reply);
        if (read.isOver(member.oplog().committed())) {
            return;
        }
        incidents.count(Incident.READ_WAITED);
        if (member.oplog().tip().time() < time) {
            member.write(null); // or nothing might ever reach that time
        }
        member.await(read);
        world.after(member.host(), habits.limit, read::inVain);
    }

    /** Reads whatever is there. */
    <T> void readLocal(Function<NavigableMap<Long, LogRecord>, T> query, Consumer<Seen<T>> reply) {
        if (!member.isPrimary()) {
            reply.accept(new Seen<>(Optional.empty(), 0));
            return;
        }
        var all = new TreeMap<Long, LogRecord>();
        member.oplog().documents().forEach((position, entry) -> all.put(position, entry.written()));
        reply.accept(
                new Seen<>(Optional.of(query.apply(all)), member.oplog().tip().time()));
    }

    /** An insert on its way through its statements, and then to a majority. */
    private final class Insert implements ModelMember.Waiting {

        private final List<LogRecord> records;
        private final Care care;
        private final Consumer<Inserted> reply;
        private final long term = member.term();
        private final List<Integer> taken = new ArrayList<>();
        private OplogEntry last = OplogEntry.ROOT;
        private boolean answered;

        Insert(List<LogRecord> records, Care care, Consumer<Inserted> reply) {
            this.records = records;
            this.care = care;
            this.reply = reply;
        }

        /** Goes on with a statement; between two, anything can happen to the member. */
        private void go(int statement) {
            if (!member.isPrimary() || member.term() != term) {
                answer(true, false);
            } else if (statement == records.size() || (care.ordered && !taken.isEmpty())) {
                finish();
            } else {
                write(statement);
                if (world.chance(habits.hesitation)) {
                    world.after(member.host(), world.between(0, World.SECOND), () -> go(statement + 1));
                } else {
                    go(statement + 1);
                }
            }
        }

        private void write(int statement) {
            var record = records.get(statement);
            var there = member.oplog().documents().get(record.position());
            if (there == null) {
                member.write(record);
                last = member.oplog().tip();
                return;
            }
            taken.add(statement);
            if (!there.isIn(member.oplog().committed())) {
                incidents.count(Incident.TAKEN_UNSEEN);
            }
            if (record.equals(there.written())) {
                incidents.count(Incident.TAKEN_BY_ITSELF);
                if (member.isStale()) {
                    incidents.count(Incident.TAKEN_BY_ITSELF_IN_VAIN);
                }
            }
            if (last != OplogEntry.ROOT) {
                incidents.count(Incident.PARTIAL_BATCH);
            } else if (world.random().nextBoolean()) {
                last = member.oplog().tip(); // some versions wait for whoever was there first, some do not
            }
        }

        private void finish() {
            if (!care.majority || isOver(member.oplog().committed())) {
                answer(false, false);
                return;
            }
            member.await(this);
            world.after(member.host(), habits.limit, this::inVain);
        }

        @Override
        public boolean isOver(OplogEntry committed) {
            if (last.isIn(committed)) {
                answer(false, false);
            }
            return answered;
        }

        @Override
        public void inVain() {
            answer(false, true);
        }

        private void answer(boolean failed, boolean concern) {
            if (answered) {
                return;
            }
            answered = true;
            if (concern) {
                incidents.count(Incident.WRITE_CONCERN_ERROR);
            }
            reply.accept(new Inserted(
                    failed, List.copyOf(taken), concern, member.oplog().tip().time()));
        }
    }

    /** A read that waits for its time. */
    private final class Read<T> implements ModelMember.Waiting {

        private final Function<NavigableMap<Long, LogRecord>, T> query;
        private final long time;
        private final Consumer<Seen<T>> reply;
        private boolean answered;

        Read(Function<NavigableMap<Long, LogRecord>, T> query, long time, Consumer<Seen<T>> reply) {
            this.query = query;
            this.time = time;
            this.reply = reply;
        }

        @Override
        public boolean isOver(OplogEntry committed) {
            if (!answered && committed.time() >= time) {
                answered = true;
                reply.accept(new Seen<>(Optional.of(query.apply(member.oplog().onMajority())), committed.time()));
            }
            return answered;
        }

        @Override
        public void inVain() {
            if (!answered) {
                answered = true;
                incidents.count(Incident.READ_IN_VAIN);
                reply.accept(new Seen<>(Optional.empty(), 0));
            }
        }
    }
}
