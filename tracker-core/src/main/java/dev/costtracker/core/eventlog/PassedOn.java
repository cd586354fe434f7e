package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Peer.Answer;
import dev.costtracker.core.eventlog.Peer.Outcome;
import dev.costtracker.core.eventlog.Peer.Reply;
import java.util.List;

/** A batch that another node gave this one to write. */
record PassedOn(long outSince, List<Append> appends) {

    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /**
     * What is answered when every append is done, with the records that the other node has not seen, so that it need not
     * read them.
     *
     * @param head read before anything else is, so that what is promised is durable
     */
    Reply reply(long head, RecentRecords records, LogBackend backend) {
        var answers = appends.stream().map(PassedOn::answer).toList();
        var unseen = records.from(outSince, MOST_BYTES);
        return new Reply(head, answers, unseen, backend.time());
    }

    /** What became of an append that is done. */
    private static Answer answer(Append append) {
        if (!append.done().isCompletedExceptionally()) {
            return new Answer(Outcome.WRITTEN, append.done().join());
        }
        return Answer.of(
                switch (append.done().exceptionNow()) {
                    case Append.ConditionFailed e -> Outcome.CONDITION_FAILED;
                    case LogOverloaded e -> Outcome.OVERLOADED;
                    default -> Outcome.UNKNOWN;
                });
    }
}
