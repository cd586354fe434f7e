package dev.costtracker.api.http;

import dev.costtracker.core.eventlog.EventLog;
import java.time.Duration;

/** How far something that answers reaches into the log. */
public interface Reach {

    /** Everything below it is in the answers. */
    long position();

    /** Waits until a position is reached; whether it was within the limit. */
    boolean await(long position, Duration limit) throws InterruptedException;

    /** That of the log itself. */
    static Reach of(EventLog log) {
        return new Reach() {
            @Override
            public long position() {
                return log.head();
            }

            @Override
            public boolean await(long position, Duration limit) throws InterruptedException {
                return log.awaitHead(position, limit);
            }
        };
    }
}
