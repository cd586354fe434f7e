package dev.costtracker.core.eventlog;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the log and a MongoDB server and does to inserts into the log what a script says; all else, and what
 * comes after the script's end, passes through.
 */
final class FaultProxy implements AutoCloseable {

    private final int serverPort;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Fault> script = new ConcurrentLinkedQueue<>();
    private final Queue<WireMessage> held = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /** A proxy to a server on this machine. */
    FaultProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    FaultProxy then(Fault fault) {
        script.add(fault);
        return this;
    }

    /** Does nothing any more. */
    void endScript() {
        script.clear();
    }

    /** Whether the script has run out. */
    boolean isDone() {
        return script.isEmpty();
    }

    /** A connection string without a database. */
    String uri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort();
    }

    /** Sends what was held back to the server now. */
    void deliverHeld() {
        for (var message = held.poll(); message != null; message = held.poll()) {
            try (var server = connect()) {
                ask(server, message);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // The proxy was closed.
        }
    }

    /** Everything is a request and its reply, as the driver sends nothing on a connection before it has the reply. */
    private void serve(Socket client) {
        try (client;
                var server = connect()) {
            var input = new DataInputStream(client.getInputStream());
            boolean going = true;
            while (going) {
                var message = WireMessage.read(input);
                var fault = message.isInsert() ? script.poll() : null;
                var exchange = new Exchange(message, client, server);
                (fault == null ? Fault.none() : fault).on(exchange);
                going = exchange.answered;
            }
        } catch (IOException e) {
            // One of the two has hung up, and so does this.
        }
    }

    private Socket connect() throws IOException {
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        server.setTcpNoDelay(true);
        sockets.add(server);
        return server;
    }

    private static WireMessage ask(Socket server, WireMessage message) throws IOException {
        server.getOutputStream().write(message.bytes());
        return WireMessage.read(new DataInputStream(server.getInputStream()));
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.close();
    }

    /** One request on its way; if it gets no answer, its connection breaks. */
    final class Exchange {

        private final WireMessage message;
        private final Socket client;
        private final Socket server;
        private boolean answered;

        private Exchange(WireMessage message, Socket client, Socket server) {
            this.message = message;
            this.client = client;
            this.server = server;
        }

        WireMessage message() {
            return message;
        }

        /** Sends it to the server, with the first so many of an insert's documents, unless that is none; its reply. */
        WireMessage ask(int documents) throws IOException {
            if (documents == Fault.ALL) {
                return FaultProxy.ask(server, message);
            }
            int count = Math.min(documents, message.documents().size());
            return count == 0 ? message : FaultProxy.ask(server, message.withFirst(count));
        }

        void answer(WireMessage reply) throws IOException {
            client.getOutputStream().write(reply.bytes());
            answered = true;
        }

        void answerHalf(WireMessage reply) throws IOException {
            client.getOutputStream().write(reply.bytes(), 0, reply.bytes().length / 2);
        }

        /** Waits until the client has had enough. */
        void awaitHangUp() throws IOException {
            if (client.getInputStream().read() >= 0) {
                throw new IOException("the client sends something before it has a reply");
            }
        }

        void hold() throws IOException {
            held.add(message);
            awaitHangUp();
        }
    }
}
