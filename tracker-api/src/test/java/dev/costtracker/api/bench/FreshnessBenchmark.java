package dev.costtracker.api.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after its acknowledgement an interaction is in the project's totals, while others log at half of what the server takes: the time of a read that
 * demands its own write, from the acknowledgement on.
 *
 * <p>{@code java -cp tracker-api/target/test-classes dev.costtracker.api.bench.FreshnessBenchmark tracker-api/target/tracker.jar [seconds]}
 */
final class FreshnessBenchmark {

    private static final int WRITERS = 16;

    private final Server server;
    private final Duration phase;
    private final AtomicLong ids = new AtomicLong();

    private FreshnessBenchmark(Server server, int seconds) {
        this.server = server;
        this.phase = Duration.ofSeconds(seconds);
    }

    /** Warms up, finds out what the server takes, halves that, and prints what readers wait. */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        var data = Files.createTempDirectory("tracker-fresh");
        var unlimited = Map.of("TRACKER_RATE_LIMIT", "0");
        try (var server = Server.start(Path.of(args[0]), data, List.of("-Xmx256m"), unlimited)) {
            new FreshnessBenchmark(server, seconds).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        try (var connection = server.connect()) {
            connection.post("/api/v1/sessions", "{\"id\":\"s\",\"name\":\"fresh\",\"project\":\"fresh\"}");
        }
        double most = 0;
        for (int round = 0; round < 3; round++) {
            most = load(Double.POSITIVE_INFINITY, new ArrayList<>());
        }
        var alone = new ArrayList<Long>();
        load(0, alone);
        print("alone", 0, alone);
        var waits = new ArrayList<Long>();
        double rate = load(most / 2, waits);
        print("at half load", rate, waits);
    }

    private static void print(String what, double rate, List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "acknowledged to visible, %s (%,.0f interactions/s by others): p50 %.1f ms, p99 %.1f ms, most %.1f ms, of %,d%n",
                what,
                rate,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6,
                sorted.size());
    }

    /** Others log at a rate for a phase, and one reads its own writes; returns the rate they reached. */
    private double load(double rate, List<Long> waits) throws InterruptedException {
        var over = new AtomicBoolean();
        var logged = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < WRITERS && rate > 0; i++) {
            threads.add(Thread.ofPlatform().start(() -> log(rate / WRITERS, over, logged)));
        }
        if (rate != Double.POSITIVE_INFINITY) {
            threads.add(Thread.ofPlatform().start(() -> probe(over, waits)));
        }
        long begin = System.nanoTime();
        LockSupport.parkNanos(phase.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        long count = logged.get();
        over.set(true);
        for (var thread : threads) {
            thread.join();
        }
        return count / seconds;
    }

    private void log(double rate, AtomicBoolean over, AtomicLong logged) {
        try (var connection = server.connect()) {
            long next = System.nanoTime();
            while (!over.get()) {
                next += (long) (1e9 / rate);
                LockSupport.parkNanos(next - System.nanoTime());
                connection.post("/api/v1/sessions/s/interactions", interaction());
                logged.incrementAndGet();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void probe(AtomicBoolean over, List<Long> waits) {
        try (var http = HttpClient.newHttpClient()) {
            while (!over.get()) {
                var written = send(
                        http,
                        request("/api/v1/sessions/s/interactions")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(interaction())));
                long acknowledged = System.nanoTime();
                var position = written.headers().firstValue("X-Position").orElseThrow();
                var read = send(http, request("/api/v1/projects/fresh/totals").header("X-Min-Position", position));
                if (read.statusCode() != 200) {
                    throw new IllegalStateException("not visible: " + read.body());
                }
                waits.add(System.nanoTime() - acknowledged);
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + Server.KEY);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String interaction() {
        return "{\"id\":\"f%d\",\"model\":\"claude-sonnet-4-5\",\"usage\":{\"input\":10,\"output\":20}}"
                .formatted(ids.incrementAndGet());
    }
}
