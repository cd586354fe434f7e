package dev.costtracker.core.link;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A connection between two servers that share a secret. Only who knows it can read, send or change a message, or send
 * one again; nothing of the secret is shown.
 *
 * <p>Each side sends 32 random bytes; from both and the secret come two keys, one for each direction (HKDF-SHA256, RFC
 * 5869). A message is its length (4 bytes) and itself, sealed with AES-256-GCM under a nonce that counts. Each side's
 * first message is empty and shows that it has the secret.
 */
public final class Link implements AutoCloseable {

    /** The largest message, in bytes. */
    public static final int MAX_MESSAGE = 8 * 1024 * 1024;

    private static final int RANDOM_BYTES = 32;
    private static final int FIRST_MESSAGE = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Socket socket;
    private final DataInputStream input;
    private final OutputStream output;
    private final Seal out;
    private final Seal in;

    private Link(Socket socket, Secret secret, boolean calling, Duration limit) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        this.input = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        this.output = socket.getOutputStream();
        var own = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(own);
        output.write(own);
        var theirs = input.readNBytes(RANDOM_BYTES);
        var salt = calling ? concat(own, theirs) : concat(theirs, own);
        var called = new Seal(secret, salt, "to the called");
        var caller = new Seal(secret, salt, "to the caller");
        this.out = calling ? called : caller;
        this.in = calling ? caller : called;
        send(new byte[0]);
        receive(FIRST_MESSAGE);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    /**
     * Calls another server.
     *
     * @param limit how long to wait for the connection, and for each message
     * @throws IOException if it is not there, or does not know the secret
     */
    public static Link to(InetSocketAddress address, Secret secret, Duration limit) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(address, Math.toIntExact(limit.toMillis()));
            return new Link(socket, secret, true, limit);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Answers a call.
     *
     * @param limit how long to wait for each message
     * @throws IOException if who calls does not know the secret
     */
    public static Link from(Socket socket, Secret secret, Duration limit) throws IOException {
        try {
            return new Link(socket, secret, false, limit);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sets how long to wait for each message from now on. */
    public void waitFor(Duration limit) throws IOException {
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
    }

    /**
     * Sends a message; one thread at a time.
     *
     * @throws IOException if the connection is broken
     */
    public void send(byte[] message) throws IOException {
        if (message.length > MAX_MESSAGE) {
            throw new IllegalArgumentException(
                    "a message must not be larger than %d bytes: %d".formatted(MAX_MESSAGE, message.length));
        }
        var sealed = out.close(message);
        var frame = ByteBuffer.allocate(Integer.BYTES + sealed.length)
                .putInt(sealed.length)
                .put(sealed);
        output.write(frame.array());
    }

    /**
     * Waits for a message; one thread at a time.
     *
     * @throws java.net.SocketTimeoutException if none comes in time; the connection is of no use any more then
     * @throws IOException if the connection is broken, or the message is not from who has the secret
     */
    public byte[] receive() throws IOException {
        return receive(MAX_MESSAGE + Seal.TAG_BYTES);
    }

    private byte[] receive(int most) throws IOException {
        int length = input.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a message of %d bytes".formatted(length));
        }
        var sealed = new byte[length];
        input.readFully(sealed);
        return in.open(sealed);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, which is all that is wanted.
        }
    }
}
