package dev.costtracker.api.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Stands between a server and its database, and does to the network between them what it is told. */
final class TcpProxy implements AutoCloseable {

    private static final long LOOK = Duration.ofMillis(5).toNanos();
    private static final long DELAY = Duration.ofMillis(200).toNanos();

    private final InetSocketAddress behind;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Network network = Network.FINE;

    /** How the network is. */
    enum Network {
        FINE,
        /** Connections break, and new ones are hung up at once. */
        CUT,
        /** Connections stay and are made, and nothing gets through; what is on its way arrives when all is fine again. */
        SILENT,
        /** Every reply comes 200 ms later. */
        SLOW
    }

    TcpProxy(InetSocketAddress behind) {
        this.behind = behind;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Changes the network for all connections. */
    void turn(Network now) {
        network = now;
        if (now == Network.CUT) {
            hangUp();
        }
    }

    private void hangUp() {
        sockets.forEach(TcpProxy::close);
        sockets.clear();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                threads.execute(() -> connect(client));
            }
        } catch (IOException e) {
            // The proxy was closed.
        }
    }

    private void connect(Socket client) {
        try (client;
                var server = new Socket(behind.getAddress(), behind.getPort())) {
            sockets.add(client);
            sockets.add(server);
            if (network != Network.CUT) {
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                var requests = threads.submit(() -> pump(client, server, false));
                pump(server, client, true);
                requests.cancel(true);
            }
        } catch (IOException e) {
            // The database is not there.
        }
    }

    /** Ends when either side hangs up, and then hangs up on the other. */
    private void pump(Socket from, Socket to, boolean replies) {
        try (from;
                to) {
            pump(from.getInputStream(), to.getOutputStream(), replies);
        } catch (IOException e) {
            // One of the two has hung up.
        } finally {
            sockets.remove(from);
        }
    }

    private void pump(InputStream from, OutputStream to, boolean replies) throws IOException {
        var buffer = new byte[1 << 16];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            if (replies && network == Network.SLOW) {
                LockSupport.parkNanos(DELAY);
            }
            while (network == Network.SILENT) {
                LockSupport.parkNanos(LOOK);
            }
            to.write(buffer, 0, read);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        network = Network.CUT;
        hangUp();
        threads.close();
    }
}
