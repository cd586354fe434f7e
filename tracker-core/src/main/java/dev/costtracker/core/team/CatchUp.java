package dev.costtracker.core.team;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.messaging.eventstreaming.Tag;

/** Hands a reader what is new in the log under a tag, whenever somebody asks; nothing runs in the background. */
final class CatchUp {

    private final EventLog log;
    private final Tag tag;
    private final Consumer<LoggedEvent> reader;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile long position;

    /**
     * Nothing is read yet.
     *
     * @param from where to begin
     */
    CatchUp(EventLog log, Tag tag, long from, Consumer<LoggedEvent> reader) {
        this.log = log;
        this.tag = tag;
        this.position = from;
        this.reader = reader;
    }

    /**
     * Reads on; one thread at a time hands events over.
     *
     * @return the position reached: the reader has all below it
     */
    long now() {
        return log.head() == position ? position : readOn();
    }

    private long readOn() {
        reading.lock();
        try {
            long head = log.head();
            if (head > position) {
                log.read(tag, position, head, reader);
                position = head;
            }
            return position;
        } finally {
            reading.unlock();
        }
    }
}
