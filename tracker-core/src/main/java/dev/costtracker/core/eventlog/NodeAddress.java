package dev.costtracker.core.eventlog;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * Where other nodes reach this one.
 *
 * @param host what they are told; null to tell them the address that this machine has towards the store
 * @param port 0 for any that is free
 */
public record NodeAddress(@Nullable String host, int port) {

    /** The address that this machine has towards the store, and any port. */
    public static final NodeAddress ANY = new NodeAddress(null, 0);

    private static final int BACKLOG = 50;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * An address written as {@code host:port}, or {@code [v6]:port}.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static NodeAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        var host = text.substring(0, Math.max(colon, 0));
        var port = text.substring(colon + 1);
        if (!host.matches("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.%a-z]{2,60}]")
                || !port.matches("[0-9]{1,5}")
                || Integer.parseInt(port) > HIGHEST_PORT
                || Integer.parseInt(port) == 0) {
            throw new IllegalArgumentException("expected host:port, not " + text);
        }
        return new NodeAddress(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
    }

    /**
     * Listens there: on all of the machine's addresses if one was named, as what others are told may be another name of
     * it; else only on the one towards the store.
     *
     * @throws AddressUnusable if that is not possible
     */
    ServerSocket listen(InetSocketAddress store) {
        try {
            return host == null ? new ServerSocket(port, BACKLOG, towards(store)) : new ServerSocket(port, BACKLOG);
        } catch (IOException e) {
            throw new AddressUnusable(
                    "cannot listen for other servers on port %d: %s".formatted(port, e.getMessage()), e);
        }
    }

    /** What others are told. */
    String hostFor(ServerSocket listening) {
        return host == null ? listening.getInetAddress().getHostAddress() : host;
    }

    /** Connecting a datagram socket sends nothing, and tells the address that would be used. */
    private static InetAddress towards(InetSocketAddress store) throws SocketException {
        try (var socket = new DatagramSocket()) {
            socket.connect(store);
            return socket.getLocalAddress();
        }
    }
}
