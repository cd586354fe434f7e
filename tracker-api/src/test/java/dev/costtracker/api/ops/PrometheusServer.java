package dev.costtracker.api.ops;

import dev.costtracker.core.needs.Prometheus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus that scrapes servers every second by the shipped rules, with an empty folder of its own. */
final class PrometheusServer implements AutoCloseable {

    /** What is shipped for it. */
    static final Path SHIPPED = Path.of("../ops/prometheus").toAbsolutePath().normalize();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path console;
    private final int port;

    private PrometheusServer(Path folder, int port) throws IOException {
        this.port = port;
        this.console = folder.resolve("console.txt");
        this.process = new ProcessBuilder(
                        Prometheus.server().toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
    }

    /** Starts one that scrapes these ports of this machine. */
    static PrometheusServer start(Path folder, List<Integer> ports) throws IOException {
        Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files: ["%s/rules/*.yml"]
                scrape_configs:
                  - job_name: tracker
                    metrics_path: /actuator/prometheus
                    static_configs:
                      - targets: [%s]
                """.formatted(
                        SHIPPED,
                        ports.stream().map(each -> "\"127.0.0.1:" + each + "\"").collect(Collectors.joining(", "))));
        return new PrometheusServer(folder, freePort());
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * A series and its value now.
     *
     * @param labels by name
     * @param value as Prometheus writes it; {@code NaN} is no figure
     */
    record Sample(JsonNode labels, String value) {

        boolean isFigure() {
            return !value.equals("NaN");
        }

        String label(String name) {
            return labels.path(name).asString();
        }
    }

    /** What an expression gives now; nothing while it is starting. */
    List<Sample> query(String expression) {
        var answer = ask("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (answer.path("status").asString().equals("error")) {
            throw new IllegalArgumentException(
                    "%s: %s".formatted(expression, answer.path("error").asString()));
        }
        var result = answer.at("/data/result");
        return IntStream.range(0, result.size())
                .mapToObj(result::get)
                .map(each -> new Sample(each.get("metric"), each.at("/value/1").asString()))
                .toList();
    }

    /** The names of all rules whose last evaluation has failed. */
    List<String> failingRules() {
        return ask("/api/v1/rules").at("/data/groups").findParents("health").stream()
                .filter(rule -> rule.get("health").asString().equals("err"))
                .map(rule -> rule.get("name").asString() + ": "
                        + rule.path("lastError").asString())
                .toList();
    }

    private JsonNode ask(String path) {
        if (!process.isAlive()) {
            throw new IllegalStateException("Prometheus has ended; see " + console);
        }
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return JsonMapper.shared()
                    .readTree(http.send(request.build(), BodyHandlers.ofInputStream())
                            .body());
        } catch (IOException notYet) {
            return JsonMapper.shared().createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
    }
}
