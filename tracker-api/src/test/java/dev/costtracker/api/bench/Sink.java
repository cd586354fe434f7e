package dev.costtracker.api.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers every request with 429 at next to no cost: what a load costs its sender is seen when it goes here. */
final class Sink implements AutoCloseable {

    private static final byte[] ANSWER =
            "HTTP/1.1 429 \r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final ServerSocket listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());

    Sink() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void listen() {
        try {
            while (!listening.isClosed()) {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> answer(client));
            }
        } catch (IOException closed) {
            // that is how it ends
        }
    }

    /** A {@link Connection} sends each request in one piece and waits, so one read is one request. */
    private static void answer(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = client.getInputStream();
            var out = client.getOutputStream();
            var request = new byte[64 * 1024];
            while (in.read(request) > 0) {
                out.write(ANSWER);
            }
        } catch (IOException gone) {
            // the client has what it wanted
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
