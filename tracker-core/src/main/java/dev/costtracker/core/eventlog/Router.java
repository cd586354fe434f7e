package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Append.ConditionFailed;
import dev.costtracker.core.eventlog.Peer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches to who gives positions: another node, as long as one leads and can be reached, else this one.
 *
 * <p>What another node was given may be written by it at any time, so this node tries again under the same append id,
 * by which whoever writes it second sees that it is there.
 */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Sequencer sequencer;
    private final Head head;
    private final Leadership leadership;

    Router(Sequencer sequencer, Head head, Leadership leadership) {
        this.sequencer = sequencer;
        this.head = head;
        this.leadership = leadership;
    }

    /**
     * Writes a batch until every append in it has its definite answer.
     *
     * @throws InterruptedException if it was interrupted before; appends not answered then may have happened
     */
    void write(List<Append> batch) throws InterruptedException {
        var peer = leadership.peer();
        // What came from another node is not passed on, or it could go round in circles.
        if (peer == null || batch.stream().anyMatch(Append::isOut)) {
            sequencer.write(batch);
        } else {
            sequencer.write(writeThere(peer, batch));
        }
    }

    /** Whether the store answers. */
    Pulse pulse() {
        return sequencer.pulse();
    }

    /** Takes over what others have appended. */
    int follow() {
        return sequencer.follow();
    }

    /** Lets another node write what it can, and gives back the rest. */
    private List<Append> writeThere(Peer peer, List<Append> batch) throws InterruptedException {
        long outSince = head.position();
        pulse().asks();
        Peer.Reply reply;
        try {
            reply = peer.write(batch, outSince);
        } catch (IOException e) {
            LOG.info("the server that gives the event log's positions does not answer, this one writes by itself");
            peer.close();
            return batch.stream().map(append -> append.outSince(outSince)).toList();
        }
        // Whoever is answered must find its events here, or what it failed on.
        sequencer.take(reply.records(), reply.time());
        sequencer.followTo(reply.head());
        var left = new ArrayList<Append>();
        for (int i = 0; i < batch.size(); i++) {
            answer(batch.get(i), reply.answers().get(i), outSince, left);
        }
        return left;
    }

    private static void answer(Append append, Answer answer, long outSince, List<Append> left) {
        switch (answer.outcome()) {
            case WRITTEN -> append.done().complete(answer.end());
            case CONDITION_FAILED -> append.done().completeExceptionally(new ConditionFailed());
            case OVERLOADED -> append.done().completeExceptionally(AppendQueue.overloaded());
            case NOT_LEADING -> left.add(append);
            case UNKNOWN -> left.add(append.outSince(outSince));
        }
    }
}
