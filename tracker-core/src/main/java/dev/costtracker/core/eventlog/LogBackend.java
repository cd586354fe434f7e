package dev.costtracker.core.eventlog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Where records are kept: the little that the log needs of a store, so that SQLite and MongoDB can be one.
 *
 * <p>Reads see only what is durable, and a record only together with all before it. They throw {@link LogUnavailable} if
 * the store does not answer.
 */
interface LogBackend extends StoredRecords {

    /**
     * Adds records in the order given. When it returns, all of them are durable.
     *
     * @throws PositionTaken if there is a record at the position of one of them; those before that one are durable, it
     *     and those after are not there
     * @throws UnknownOutcome if any number of them, from the first on, may be or may yet get there
     */
    void insert(List<LogRecord> records) throws PositionTaken, UnknownOutcome;

    /** The last record, unless the log is empty. */
    Optional<LogRecord> last();

    /** The records that bear one of the tags and hold a position in the range, a page of them. */
    Page tagged(Set<Tag> tags, long from, long to, int limit);

    /** The position of the first record recorded after a time; the head if there is none. */
    long firstAfter(long at);

    /** Whether others can write here, so that looking for their records is worth while. */
    boolean shared();

    /** How new what has been read or written here is; 0 if this store needs no such thing. */
    default long time() {
        return 0;
    }

    /** Lets every read from now on see at least what another node saw at a time of its own. */
    default void saw(long time) {}

    /** What and where it is, for operators; without secrets. */
    String name();

    /** Whether it can lose what it has acknowledged, and was allowed for trials only. */
    default boolean standalone() {
        return false;
    }

    /** A record's position is taken by another record, or by itself sent before. */
    final class PositionTaken extends Exception {

        private static final long serialVersionUID = 1L;

        private final int index;

        PositionTaken(int index) {
            super("the position of record %d of the batch is taken".formatted(index), null, false, false);
            this.index = index;
        }

        /** Which of the records sent, counted from 0. */
        int index() {
            return index;
        }
    }

    /** The answer to an insert was lost or says nothing; it may have happened, or may yet happen. */
    final class UnknownOutcome extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownOutcome(Throwable cause) {
            this(String.valueOf(cause.getMessage()), cause);
        }

        UnknownOutcome(String why, Throwable cause) {
            super("it is unknown whether the records were written: " + why, cause);
        }
    }
}
