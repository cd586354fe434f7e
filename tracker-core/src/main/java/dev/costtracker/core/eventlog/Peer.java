package dev.costtracker.core.eventlog;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** The node that gives the positions, as another node sees it. */
interface Peer extends AutoCloseable {

    /**
     * Lets it write a batch.
     *
     * @param outSince the log's head before this node gave the batch away
     * @return what became of each append, in order
     * @throws IOException if that is not known; this peer is of no use any more then
     */
    Reply write(List<Append> batch, long outSince) throws IOException;

    boolean isClosed();

    @Override
    void close();

    /**
     * What became of a batch.
     *
     * @param head how far the log reaches at least: what an append failed on is below
     * @param answers one for each append, in order
     * @param records durable ones from where the batch was given away, without a gap; not always up to the head
     * @param time what the store must show to whoever knows them, see {@link LogBackend#time()}
     */
    record Reply(long head, List<Answer> answers, List<LogRecord> records, long time) {

        public Reply {
            answers = List.copyOf(answers);
            records = List.copyOf(records);
        }

        /** Nothing was taken. */
        static Reply notLeading(int appends) {
            return new Reply(0, Collections.nCopies(appends, Answer.of(Outcome.NOT_LEADING)), List.of(), 0);
        }
    }

    /**
     * What became of an append.
     *
     * @param end the position after it if it was written, else 0
     */
    record Answer(Outcome outcome, long end) {

        static Answer of(Outcome outcome) {
            return new Answer(outcome, 0);
        }
    }

    /** What can become of an append. */
    enum Outcome {
        WRITTEN,
        CONDITION_FAILED,
        /** Too many are waiting there; it was not taken. */
        OVERLOADED,
        /** The node does not give the positions any more; it was not taken. */
        NOT_LEADING,
        UNKNOWN
    }
}
