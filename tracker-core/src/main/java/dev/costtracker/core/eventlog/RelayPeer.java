package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Lease.Holder;
import dev.costtracker.core.link.Link;
import dev.costtracker.core.link.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bson.BSONException;

/** Another node, over the network. */
final class RelayPeer implements Peer {

    /** Who has not been heard of for so long is taken to be gone; who works says so more often. */
    static final Duration SILENCE = Duration.ofMillis(1_500);

    private final Link link;
    private volatile boolean closed;

    private RelayPeer(Link link) {
        this.link = link;
    }

    static RelayPeer call(Holder other, Secret secret) throws IOException {
        return new RelayPeer(Link.to(new InetSocketAddress(other.host(), other.port()), secret, SILENCE));
    }

    @Override
    public Reply write(List<Append> batch, long outSince) throws IOException {
        link.send(RelayedForm.request(batch, outSince));
        byte[] answer;
        do {
            answer = link.receive();
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted while another node was writing");
            }
        } while (Arrays.equals(answer, RelayedForm.WORKING));
        try {
            var reply = RelayedForm.reply(answer);
            if (reply.answers().size() == batch.size()) {
                return reply;
            }
            throw new IOException(
                    "%d answers to %d appends".formatted(reply.answers().size(), batch.size()));
        } catch (BSONException | IllegalArgumentException e) { // the other node is of another version, perhaps
            throw new IOException("an answer that cannot be read", e);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        link.close();
    }
}
