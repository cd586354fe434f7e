package dev.costtracker.core.eventlog;

import java.io.IOException;
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
     */
    record Reply(long head, List<Answer> answers) {

        public Reply {
            answers = List.copyOf(answers);
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
