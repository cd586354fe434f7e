package dev.costtracker.api.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive HTTP connection that costs as little as possible, so that a measurement is about the server. */
public final class Connection implements AutoCloseable {

    private final int port;
    private final String head;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Connection(int port, String key) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        out = socket.getOutputStream();
        head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    /** Posts a body and returns the answer's status. */
    public int post(String path, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = ("POST " + path + head + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        var whole = new byte[request.length + bytes.length];
        System.arraycopy(request, 0, whole, 0, request.length);
        System.arraycopy(bytes, 0, whole, request.length, bytes.length);
        out.write(whole);
        out.flush();
        return answer();
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:");
            last |= lower.startsWith("connection: close");
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        if (last) {
            reconnect();
        }
        return status;
    }

    /** A server that refuses a request may close the connection; whoever goes on has to open another. */
    private void reconnect() throws IOException {
        socket.close();
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        out = socket.getOutputStream();
    }

    private void skipChunks() throws IOException {
        int size = Integer.parseInt(line(), 16);
        while (size > 0) {
            in.skipNBytes(size + 2L);
            size = Integer.parseInt(line(), 16);
        }
        line();
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        int c = in.read();
        while (c != '\n') {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
            c = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
