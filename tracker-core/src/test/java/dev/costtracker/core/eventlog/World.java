package dev.costtracker.core.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Time and threads of a simulation. One thing happens at a time, nothing really waits, and what is next depends on the
 * seed alone. Code that blocks has a thread of its own, which runs only while everything else stands still.
 *
 * <p>Time is counted in microseconds since 1970.
 */
final class World implements AutoCloseable {

    static final long MILLISECOND = 1_000;
    static final long SECOND = 1_000 * MILLISECOND;
    private static final long BEGINNING = 1_700_000_000 * SECOND;

    private final Random random;
    private final @Nullable StringBuilder trace;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Semaphore back = new Semaphore(0);
    private long now = BEGINNING;
    private long number;
    private @Nullable Task running;

    /**
     * A world at its beginning.
     *
     * @param trace takes a line for everything that is noted; null if nobody wants to know
     */
    World(long seed, @Nullable StringBuilder trace) {
        this.random = new Random(seed);
        this.trace = trace;
    }

    private record Timer(long at, long number, Host host, int life, Runnable what) implements Comparable<Timer> {

        @Override
        public int compareTo(Timer other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    /** A computer with what runs on it: when it is killed, all of that is gone; while it is paused, nothing happens. */
    static final class Host {

        private final String name;
        private int life;
        private boolean up = true;
        private long pausedUntil;

        Host(String name) {
            this.name = name;
        }

        boolean isUp() {
            return up;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Ends a thread whose host is gone. An error, so that nothing on the way takes it for a failure of the store. */
    @SuppressWarnings("serial") // it never leaves its thread
    private static final class Killed extends Error {

        Killed() {
            super("the host was killed", null, false, false);
        }
    }

    /** A thread that blocks in simulated time. */
    private final class Task {

        private final Host host;
        private final Thread thread;
        private final Semaphore go = new Semaphore(0);
        private boolean killed;
        private boolean over;
        private long wait;

        Task(Host host, Runnable body) {
            this.host = host;
            this.thread = Thread.ofVirtual().name(host.name).unstarted(() -> run(body));
        }

        private void run(Runnable body) {
            go.acquireUninterruptibly();
            try {
                if (!killed) {
                    body.run();
                }
            } catch (Killed e) {
                // as it was meant
            } catch (RuntimeException | Error e) {
                failures.add(e);
            } finally {
                over = true;
                back.release();
            }
        }

        /** Lets everything else happen until somebody wakes this. */
        private void suspend() {
            back.release();
            go.acquireUninterruptibly();
            if (killed) {
                throw new Killed();
            }
        }

        /** Goes on now, until it waits again. */
        private void resume() {
            if (over) {
                return;
            }
            var before = running;
            running = this;
            wait++;
            go.release();
            back.acquireUninterruptibly();
            running = before;
        }

        /** Goes on soon, unless something else wakes it before. */
        private void wakeAfter(long delay, long which) {
            after(host, delay, () -> {
                if (wait == which) {
                    resume();
                }
            });
        }
    }

    /** A place for a value that a task waits for; the first one that is put there counts. */
    final class Slot<T> {

        private @Nullable T value;
        private @Nullable Task waiting;

        void put(T newValue) {
            if (value != null) {
                return;
            }
            value = newValue;
            if (waiting != null) {
                waiting.wakeAfter(random.nextInt(20), waiting.wait);
            }
        }

        /** Waits for the value; null if it does not come in time. */
        @Nullable
        T await(long limit) {
            var task = current();
            long end = now + limit;
            waiting = task;
            while (value == null && now < end) {
                task.wakeAfter(end - now, task.wait);
                task.suspend();
            }
            waiting = null;
            return value;
        }
    }

    <T> Slot<T> slot() {
        return new Slot<>();
    }

    Random random() {
        return random;
    }

    long now() {
        return now;
    }

    /** Whether something happens that has a chance of so many in a thousand. */
    boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    /** A duration from one to another, short ones more often. */
    long between(long least, long most) {
        double share = random.nextDouble();
        return least + (long) ((most - least) * share * share * share);
    }

    void note(Supplier<String> what) {
        if (trace != null) {
            trace.append(now - BEGINNING).append(' ').append(what.get()).append('\n');
        }
    }

    /** What went wrong in threads. */
    List<Throwable> failures() {
        return failures;
    }

    /** Does something on a host after a while, if it is still there then. */
    void after(Host host, long delay, Runnable what) {
        timers.add(new Timer(now + Math.max(delay, 0), number++, host, host.life, what));
    }

    /** Starts a thread on a host. */
    void start(Host host, Runnable body) {
        var task = new Task(host, body);
        tasks.add(task);
        task.thread.start();
        task.wakeAfter(random.nextInt(20), task.wait);
    }

    /** Lets the running thread wait. */
    void sleep(long duration) {
        var task = current();
        task.wakeAfter(duration, task.wait);
        task.suspend();
    }

    private Task current() {
        if (running == null) {
            throw new IllegalStateException("only a thread of the simulation can wait");
        }
        return running;
    }

    void pause(Host host, long duration) {
        note(() -> "pause " + host + " for " + duration);
        host.pausedUntil = Math.max(host.pausedUntil, now + duration);
    }

    /** Ends a pause. */
    void wake(Host host) {
        host.pausedUntil = now;
    }

    void kill(Host host) {
        note(() -> "kill " + host);
        host.up = false;
        host.life++;
        for (var task : List.copyOf(tasks)) {
            if (task.host == host) {
                task.killed = true;
                task.resume();
            }
        }
        tasks.removeIf(task -> task.over);
    }

    void revive(Host host) {
        note(() -> "start " + host);
        host.up = true;
        host.pausedUntil = now;
    }

    /** Lets things happen until a condition holds; false if that takes longer than a limit, or something fails. */
    boolean run(BooleanSupplier until, long limit) {
        long end = now + limit;
        while (!until.getAsBoolean()) {
            var next = timers.peek();
            if (next == null || next.at > end || !failures.isEmpty()) {
                return false;
            }
            timers.remove();
            now = next.at;
            happen(next);
        }
        return true;
    }

    private void happen(Timer timer) {
        if (timer.host.life != timer.life) {
            return;
        }
        if (timer.host.pausedUntil > now) {
            after(timer.host, timer.host.pausedUntil - now, timer.what);
        } else {
            timer.what.run();
        }
    }

    /** Ends all threads. */
    @Override
    public void close() {
        for (var task : List.copyOf(tasks)) {
            task.killed = true;
            task.resume();
        }
    }
}
