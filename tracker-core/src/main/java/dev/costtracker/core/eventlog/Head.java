package dev.costtracker.core.eventlog;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the log reaches, and the bell that rings when it grows or ends. */
final class Head {

    private static final Logger LOG = LoggerFactory.getLogger(Head.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private volatile long position;
    private volatile @Nullable RuntimeException end;

    Head(long position) {
        this.position = position;
    }

    long position() {
        return position;
    }

    /** Why the log will not grow any more, if so. */
    Optional<RuntimeException> end() {
        return Optional.ofNullable(end);
    }

    /** Shows everything below the position to readers; does not wake them yet. */
    void moveTo(long newPosition) {
        position = newPosition;
    }

    /** Nothing will follow. */
    void endWith(RuntimeException reason) {
        end = reason;
        ring();
    }

    /** Wakes everybody who waits for the log to grow. */
    void ring() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Head::call);
    }

    /** A listener's failure, such as a full or closed executor, must not look like the failure of an append. */
    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.debug("a listener of the event log failed", e);
        }
    }

    /** Calls back whenever the log has grown or ended; often more often than that. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }

    /** Waits until the position is reached, the log has ended, or the limit has passed. */
    boolean await(long wanted, Duration limit) throws InterruptedException {
        if (position >= wanted) {
            return true;
        }
        long nanos = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (position < wanted && end == null && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return position >= wanted;
        } finally {
            lock.unlock();
        }
    }
}
