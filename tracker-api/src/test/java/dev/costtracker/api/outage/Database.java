package dev.costtracker.api.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.costtracker.core.eventlog.StandInServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A new database that servers share: on MongoDB where {@code TRACKER_TEST_MONGODB_URI} gives one, else on a stand-in that
 * is a process of its own. That one is not MongoDB and has its data in memory, so it is never killed.
 */
final class Database implements AutoCloseable {

    private static final String GIVEN = System.getenv().getOrDefault("TRACKER_TEST_MONGODB_URI", "");
    private static final Pattern URI = Pattern.compile(
            "mongodb://(?<user>[^@/]*@)?(?<host>[^:/,?]+)(:(?<port>\\d+))?[^/?]*(/(?<login>[^?]*))?(\\?(?<options>.*))?");

    private final @Nullable Process standIn;
    private final String user;
    private final String options;
    private final InetSocketAddress address;
    private final String name = "tracker_test_" + UUID.randomUUID().toString().replace("-", "");

    private Database(@Nullable Process standIn, String uri) {
        this.standIn = standIn;
        var parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException("TRACKER_TEST_MONGODB_URI must be mongodb://host:port/?options");
        }
        user = or(parts.group("user"), "");
        options = options(or(parts.group("options"), ""), or(parts.group("login"), ""));
        address = new InetSocketAddress(parts.group("host"), Integer.parseInt(or(parts.group("port"), "27017")));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /** What is given, for one server of the set and another database than the one that users are kept in. */
    private static String options(String given, String users) {
        var kept = Stream.of(given.split("&", -1))
                .filter(option -> !option.isEmpty() && !option.startsWith("replicaSet="))
                .collect(Collectors.joining("&"));
        var login = given.contains("authSource=") ? "" : "&authSource=" + (users.isEmpty() ? "admin" : users);
        return (kept.isEmpty() ? "" : "&" + kept) + login;
    }

    static Database start() throws IOException {
        // It tells all its settings of every client.
        ((Logger) LoggerFactory.getLogger("org.mongodb.driver")).setLevel(Level.WARN);
        return GIVEN.isEmpty() ? standIn() : new Database(null, GIVEN);
    }

    private static Database standIn() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=" + Path.of("../tracker-core/src/test/resources/logback-test.xml"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StandInServer.class.getName(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var database = new Database(process, "mongodb://127.0.0.1:" + port);
        try {
            awaitStart(process);
            return database;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** What it prints besides is read, so that it never waits for somebody to do so, and forgotten. */
    private static void awaitStart(Process process) throws IOException {
        var console = process.inputReader(StandardCharsets.UTF_8);
        var line = console.readLine();
        while (line != null && !line.startsWith("Waiting for connections")) {
            line = console.readLine();
        }
        if (line == null) {
            throw new IOException("the stand-in for MongoDB has not started");
        }
        Thread.ofVirtual().start(() -> console.lines().forEach(forgotten -> {}));
    }

    private MongoClient client() {
        return MongoClients.create(uri());
    }

    /** Where it is. */
    InetSocketAddress address() {
        return address;
    }

    /** The way to it that everybody takes who must always reach it. */
    String uri() {
        return uri(address);
    }

    /** The way to it through a proxy. */
    String uri(TcpProxy proxy) {
        return uri(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
    }

    private String uri(InetSocketAddress way) {
        return "mongodb://%s%s:%d/%s?directConnection=true%s"
                .formatted(user, way.getHostString(), way.getPort(), name, options);
    }

    @Override
    public void close() {
        if (standIn != null) {
            standIn.destroyForcibly().onExit().join();
        } else {
            try (var client = client()) {
                client.getDatabase(name).drop();
            }
        }
    }
}
