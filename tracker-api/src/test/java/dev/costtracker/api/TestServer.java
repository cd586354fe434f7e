package dev.costtracker.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server on a free port with an empty data folder, and a client that holds its administrator's key. */
public final class TestServer implements AutoCloseable {

    /** The administrator's key. */
    public static final String KEY = "cct_only-for-tests-0123456789-abcdefghij";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;
    private final int port;
    private final int managementPort;

    private TestServer(Path data, String[] settings, String... profiles) {
        application = new SpringApplicationBuilder(TrackerApplication.class)
                .profiles(profiles)
                .properties(Map.of("spring.output.ansi.enabled", "never"))
                .run(arguments(data, settings));
        port = port("local.server.port");
        managementPort = port("local.management.port");
    }

    private int port(String property) {
        return Integer.parseInt(application.getEnvironment().getProperty(property, "0"));
    }

    /** Of a setting that is given twice, the last counts. */
    private static String[] arguments(Path data, String... settings) {
        var own = Stream.of(
                "--tracker.port=0",
                "--tracker.management-port=0",
                "--tracker.data=" + data,
                "--tracker.address-limit=0",
                "--tracker.admin-key=" + KEY);
        return Stream.concat(own, Stream.of(settings))
                .collect(Collectors.toMap(
                        setting -> setting.split("=", 2)[0], setting -> setting, (one, other) -> other))
                .values()
                .toArray(String[]::new);
    }

    /** Starts one; profiles switch on controllers that only tests have. */
    public static TestServer start(String... profiles) {
        return new TestServer(emptyFolder(), new String[0], profiles);
    }

    /** Starts one with further settings, such as {@code --tracker.rate-limit=1}. */
    public static TestServer with(String... settings) {
        return new TestServer(emptyFolder(), settings);
    }

    /** Starts one on a folder that another one may have left. */
    public static TestServer in(Path data, String... settings) {
        return new TestServer(data, settings);
    }

    private static Path emptyFolder() {
        try {
            var data = Files.createTempDirectory("tracker-test");
            data.toFile().deleteOnExit();
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The port of its health. */
    public int managementPort() {
        return managementPort;
    }

    /** What the server is made of. */
    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** A GET with the key. */
    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** A GET of health, or of a group of it. */
    public Answer health(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path)));
    }

    /** A POST of JSON with the key. */
    public Answer post(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** A PUT of JSON with the key. */
    public Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** A request without a body, with the key. */
    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** A request with the key, to be completed. */
    public HttpRequest.Builder request(String path, String... headers) {
        return requestAs(KEY, path, headers);
    }

    /** A request with another key, to be completed. */
    public HttpRequest.Builder requestAs(String key, String path, String... headers) {
        var request = plain(path).header("Authorization", "Bearer " + key);
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** A request without a key, to be completed. */
    public HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** Sends it. */
    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        application.close();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        /** Its status. */
        public int status() {
            return response.statusCode();
        }

        /** Its body as text. */
        public String text() {
            return response.body();
        }

        /** Its body as JSON. */
        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        /** One of its headers; empty if it has none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
