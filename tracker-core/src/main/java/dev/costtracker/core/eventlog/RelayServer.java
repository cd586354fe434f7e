package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Peer.Answer;
import dev.costtracker.core.eventlog.Peer.Outcome;
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
    private final Leadership leadership;
    private final Semaphore free = new Semaphore(MOST_CALLERS);
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

    RelayServer(ServerSocket listening, Secret secret, AppendQueue queue, Head head, Leadership leadership) {
        this.listening = listening;
        this.secret = secret;
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
                link.send(RelayedForm.reply(write(RelayedForm.appends(link.receive()), link)));
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

    private Peer.Reply write(List<Append> appends, Link link) throws IOException, InterruptedException {
        if (!leadership.isLeading()) {
            return new Peer.Reply(
                    0,
                    appends.stream()
                            .map(append -> Answer.of(Outcome.NOT_LEADING))
                            .toList());
        }
        appends.forEach(this::submit);
        await(appends, link);
        var answers = appends.stream().map(RelayServer::answer).toList();
        return new Peer.Reply(head.position(), answers);
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

    /** What became of an append that is done. */
    static Answer answer(Append append) {
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
