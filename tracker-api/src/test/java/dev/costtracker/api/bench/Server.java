package dev.costtracker.api.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged server as a process of its own, with a key, a port and a data folder it was given. */
public final class Server implements AutoCloseable {

    /** The administrator key of every server started here. */
    public static final String KEY = "cct_measure_0123456789abcdefghijklmnopqrstuvwxyz";

    private final Process process;
    private final int port;
    private final int managementPort;

    private Server(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts the jar and waits until it answers. */
    public static Server start(Path jar, Path data, List<String> jvmOptions) throws IOException {
        return start(jar, data, jvmOptions, Map.of());
    }

    /** The same with further settings, such as {@code TRACKER_ZONE}. */
    public static Server start(Path jar, Path data, List<String> jvmOptions, Map<String, String> settings)
            throws IOException {
        int port = freePort();
        int managementPort = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(List.of(java), jvmOptions, List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolve("console.txt").toFile()));
        builder.environment().put("TRACKER_ADMIN_KEY", KEY);
        builder.environment().put("TRACKER_PORT", String.valueOf(port));
        builder.environment().put("TRACKER_MANAGEMENT_PORT", String.valueOf(managementPort));
        builder.environment().putIfAbsent("TRACKER_RATE_LIMIT", "0");
        builder.environment().put("TRACKER_DATA", data.toString());
        builder.environment().putAll(settings);
        var server = new Server(builder.start(), port, managementPort);
        server.awaitListening(data);
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening(Path data) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (probe.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    break;
                }
            }
            waitABit();
        }
        process.destroyForcibly();
        throw new IOException("the server did not start: " + Files.readString(data.resolve("console.txt")));
    }

    private static void waitABit() {
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Where its health is. */
    public int managementPort() {
        return managementPort;
    }

    /** Its process. */
    public Process process() {
        return process;
    }

    /** A connection to it. */
    public Connection connect() throws IOException {
        return new Connection(port, KEY);
    }

    /** What it occupies in memory now, in bytes; Linux only. */
    long residentBytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** Stops it in the midst of whatever it does; its connections stay open. */
    public void pause() throws IOException {
        signal("-STOP");
    }

    /** Lets it go on as if nothing had been. */
    public void resume() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .onExit()
                .join()
                .exitValue();
        if (status != 0) {
            throw new IOException("kill " + signal + " failed with " + status);
        }
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            kill();
        }
    }
}
