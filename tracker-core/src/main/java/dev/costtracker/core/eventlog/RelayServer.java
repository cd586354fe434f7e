package dev.costtracker.core.eventlog;

import dev.costtracker.core.link.Link;
import dev.costtracker.core.link.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes other nodes' appends, as long as this one gives the positions. */
final class RelayServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RelayServer.class);
    private static final int MOST_CALLERS = 256;
    private static final Duration SIGN_OF_LIFE = Duration.ofMillis(400);

    private final ServerSocket listening;
    private final Secret secret;
    private final AppendQueue queue;
    private final Head head;
    private final RecentRecords records;
    private final LogBackend backend;
    private final Leadership leadership;
    private final Semaphore free = new Semaphore(MOST_CALLERS);
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

    RelayServer(
            Cluster cluster,
            AppendQueue queue,
            Head head,
            RecentRecords records,
            LogBackend backend,
            Leadership leadership) {
        this.listening = cluster.listening();
        this.secret = cluster.secret();
        this.records = records;
        this.backend = backend;
        this.queue = queue;
        this.head = head;
        this.leadership = leadership;
    }

    void start() {
        Thread.ofVirtual().name("event-log-relay").start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                var caller = listening.accept();
                if (free.tryAcquire()) {
                    callers.add(caller);
                    Thread.ofVirtual().name("event-log-relay-caller").start(() -> serve(caller));
                } else {
                    caller.close();
                }
            }
        } catch (IOException e) {
            // The log is being closed.
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var link = Link.from(caller, secret, RelayPeer.SILENCE)) {
            caller.setKeepAlive(true);
            link.waitFor(Duration.ZERO); // callers are silent for as long as they have nothing to write
            while (true) {
                link.send(RelayedForm.reply(write(RelayedForm.batch(link.receive()), link)));
            }
        } catch (IOException e) {
            LOG.debug("a node has hung up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // whatever it was, that node writes by itself then
            LOG.warn("a request of another node cannot be understood, hanging up", e);
        } finally {
            callers.remove(caller);
            free.release();
        }
    }

    private Peer.Reply write(PassedOn batch, Link link) throws IOException, InterruptedException {
        if (!leadership.isLeading()) {
            return Peer.Reply.notLeading(batch.appends().size());
        }
        batch.appends().forEach(this::submit);
        await(batch.appends(), link);
        return batch.reply(head.position(), records, backend);
    }

    private void submit(Append append) {
        try {
            queue.submit(append);
        } catch (LogOverloaded | LogClosed e) {
            append.done().completeExceptionally(e);
        }
    }

    private static void await(List<Append> appends, Link link) throws IOException, InterruptedException {
        var all = CompletableFuture.allOf(appends.stream().map(Append::done).toArray(CompletableFuture[]::new));
        while (!all.isDone()) {
            try {
                all.get(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                link.send(RelayedForm.WORKING);
            } catch (ExecutionException e) {
                // Each one is looked at then.
            }
        }
    }

    /** Hangs up on all callers, which then write by themselves. */
    @Override
    public void close() {
        try {
            listening.close();
            for (var caller : callers) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
