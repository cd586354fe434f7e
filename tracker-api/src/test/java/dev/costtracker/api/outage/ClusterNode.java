package dev.costtracker.api.outage;

import dev.costtracker.api.bench.Server;
import dev.costtracker.api.outage.TcpProxy.Network;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One of several servers on one log: a process of its own, with a network of its own to the database. */
final class ClusterNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final TcpProxy proxy;
    private final Map<String, String> settings;
    private Server server;
    private final Target target;

    private ClusterNode(Path data, TcpProxy proxy, Map<String, String> settings) throws IOException {
        this.data = data;
        this.proxy = proxy;
        this.settings = settings;
        this.server = launch();
        this.target = new Target(Server.KEY, server.port());
    }

    static ClusterNode start(Path folder, String name, Database database) throws IOException {
        var proxy = new TcpProxy(database.address());
        try {
            var settings = Map.of("TRACKER_MONGODB_URI", database.uri(proxy), "TRACKER_MONGODB_STANDALONE", "true");
            return new ClusterNode(Files.createDirectory(folder.resolve(name)), proxy, settings);
        } catch (IOException e) {
            proxy.close();
            throw e;
        }
    }

    private Server launch() throws IOException {
        return Server.start(KillIT.JAR, data, List.of("-Xmx256m"), settings);
    }

    Target target() {
        return target;
    }

    void kill() {
        server.kill();
    }

    void startAgain() throws IOException {
        server = launch();
        target.moved(server.port());
    }

    void pause() throws IOException {
        server.pause();
    }

    void resume() throws IOException {
        server.resume();
    }

    void turn(Network network) {
        proxy.turn(network);
    }

    /** Whether it is well, and gives the positions as far as it knows. */
    boolean leads() {
        return health().contains("\"leader\":\"this server\"");
    }

    /** Whether it is well, and knows that another gives the positions. */
    boolean follows() {
        var health = health();
        return !health.isEmpty() && !health.contains("\"leader\":\"this server\"") && !health.contains("unknown");
    }

    /** Whether it is well, and folds the stored views. */
    boolean folds() {
        return health().contains("\"folded\":\"by this server\"");
    }

    /** What it says of itself; empty if it is not well. */
    private String health() {
        var uri = URI.create("http://127.0.0.1:" + server.managementPort() + "/actuator/health");
        try {
            var answer = http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** How far its log reaches. */
    long position() {
        return JsonMapper.shared()
                .readTree(health())
                .at("/components/log/details/position")
                .asLong();
    }

    /** What it answers to a reader who wants everything up to a position. */
    String get(String path, long position) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(target.uri(path))
                .header("Authorization", "Bearer " + target.key())
                .header("X-Min-Position", Long.toString(position));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s is answered with %d".formatted(path, answer.statusCode()));
        }
        return answer.body();
    }

    @Override
    public void close() {
        server.close();
        proxy.close();
        http.close();
    }
}
