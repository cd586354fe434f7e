package dev.costtracker.core.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes, and what waits for it: while a batch is on its way to the disk, the next one gathers.
 *
 * <p>Nobody waits for a batch to fill up; a lone append goes alone.
 */
final class AppendQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AppendQueue.class);
    private static final int MAX_WAITING = 4096;
    private static final long MAX_WAITING_BYTES = 64L * 1024 * 1024;
    private static final int MAX_BATCH = 500;
    private static final long MAX_BATCH_BYTES = 4L * 1024 * 1024;
    private static final Duration BUSY_POLL = Duration.ofMillis(5);
    private static final Duration IDLE_POLL = Duration.ofMillis(250);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final Router router;
    private final Head head;
    private final boolean shared;
    private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Thread writer = Thread.ofPlatform().name("event-log-writer").unstarted(this::run);
    private final Append wakeUp = Append.of(new UUID(0, 0), Append.Condition.NONE, List.of());
    private long known;
    private long lookAt = System.nanoTime();
    private volatile boolean closing;

    /**
     * A queue whose thread is not running yet.
     *
     * @param shared whether to look for other nodes' appends while there are none of our own
     */
    AppendQueue(Router router, Head head, boolean shared) {
        this.router = router;
        this.head = head;
        this.shared = shared;
    }

    void start() {
        writer.start();
    }

    /**
     * Hands an append to the writer, which completes it.
     *
     * @throws LogOverloaded if too many are waiting
     */
    void submit(Append append) {
        head.end().ifPresent(end -> {
            throw end;
        });
        long bytes = append.bytes();
        if (waitingBytes.addAndGet(bytes) > MAX_WAITING_BYTES || closing || !waiting.offer(append)) {
            waitingBytes.addAndGet(-bytes);
            throw closing ? new LogClosed("the event log is being closed") : overloaded();
        }
        // The writer may have ended between the look and the offer.
        head.end().ifPresent(this::refuseWaiting);
    }

    /** Takes back an append that nobody waits for any more, unless the writer has begun with it. */
    void withdraw(Append append) {
        synchronized (waiting) {
            if (waiting.remove(append)) {
                waitingBytes.addAndGet(-append.bytes());
            }
        }
    }

    /** How many appends wait for the writer to take them. */
    int waiting() {
        return waiting.size();
    }

    static LogOverloaded overloaded() {
        return new LogOverloaded("more appends wait to be written than the event log takes; try again later");
    }

    private void run() {
        var batch = new ArrayList<Append>();
        try {
            while (gather(batch)) {
                router.write(batch);
                batch.clear();
            }
            end(batch, new LogClosed("the event log was closed"));
        } catch (InterruptedException e) {
            end(batch, new LogClosed("the event log was closed before the store answered"));
        } catch (RuntimeException e) {
            LOG.error("the event log has stopped", e);
            end(batch, e);
        } catch (Error e) { // nobody may wait for a writer that is no more
            end(batch, new LogUnavailable("the event log has stopped", e));
            throw e;
        }
    }

    /** Takes what waits, within the limits of a batch, and follows other nodes meanwhile; false when there is an end. */
    private boolean gather(List<Append> batch) throws InterruptedException {
        var first = shared ? firstWhileFollowing() : waiting.take();
        long bytes = 0;
        for (var next = first; next != null; next = nextWithin(batch.size(), bytes)) {
            if (!next.events().isEmpty()) {
                batch.add(next);
                bytes += next.bytes();
            }
        }
        waitingBytes.addAndGet(-bytes);
        return !batch.isEmpty() || !closing;
    }

    private @Nullable Append nextWithin(int size, long bytes) {
        synchronized (waiting) { // what was looked at is what is taken
            var next = waiting.peek();
            return next == null || size >= MAX_BATCH || bytes + next.bytes() > MAX_BATCH_BYTES ? null : waiting.poll();
        }
    }

    /** Whose own appends get their places knows all others', so there is no need to look as long as they do. */
    private @Nullable Append firstWhileFollowing() throws InterruptedException {
        var interval = BUSY_POLL;
        if (head.position() > known) {
            lookIn(interval);
        }
        while (!closing) {
            var first = waiting.poll(Math.max(0, lookAt - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (first != null && lookAt - System.nanoTime() > 0) {
                return first;
            }
            interval = followed() ? BUSY_POLL : min(interval.multipliedBy(2), IDLE_POLL);
            lookIn(interval);
            if (first != null) {
                return first;
            }
        }
        return waiting.poll();
    }

    private void lookIn(Duration interval) {
        known = head.position();
        lookAt = System.nanoTime() + interval.toNanos();
    }

    private boolean followed() {
        try {
            return router.follow() > 0;
        } catch (LogUnavailable e) {
            router.pulse().failed(e);
            return false;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void end(List<Append> batch, RuntimeException reason) {
        head.endWith(reason);
        batch.forEach(append -> append.done().completeExceptionally(reason));
        refuseWaiting(reason);
    }

    private void refuseWaiting(RuntimeException reason) {
        for (var append = waiting.poll(); append != null; append = waiting.poll()) {
            append.done().completeExceptionally(reason);
        }
    }

    /** Lets the writer finish what it has, for a while, then stops it. */
    @Override
    public void close() {
        closing = true;
        try {
            waiting.offer(wakeUp, 1, TimeUnit.SECONDS);
            if (!writer.join(CLOSE_LIMIT)) {
                writer.interrupt();
                writer.join();
            }
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
