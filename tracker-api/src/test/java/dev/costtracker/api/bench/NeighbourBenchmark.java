package dev.costtracker.api.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Measures what a team notices of another one that sends ten times what its key may: p99 of one team's writes with and
 * without the other, as a ratio within one run. Times count from when a request should have been sent.
 *
 * <pre>java -cp tracker-api/target/test-classes dev.costtracker.api.bench.NeighbourBenchmark
 * tracker-api/target/tracker.jar [seconds a phase]</pre>
 */
final class NeighbourBenchmark {

    private static final int LIMIT = 100;
    private static final int WITHIN = LIMIT / 2;
    private static final int BEYOND = LIMIT * 10;
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 5;

    private final Server server;
    private final long phaseNanos;
    private final AtomicLong ids = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();

    private NeighbourBenchmark(Server server, int seconds) {
        this.server = server;
        this.phaseNanos = seconds * 1_000_000_000L;
    }

    /** Runs the rounds and prints a line for each. */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
        var settings = Map.of("TRACKER_RATE_LIMIT", String.valueOf(LIMIT));
        var data = Files.createTempDirectory("tracker-bench");
        try (var server = Server.start(Path.of(args[0]), data, List.of("-Xmx256m"), settings)) {
            new NeighbourBenchmark(server, seconds).run();
        }
    }

    private void run() throws Exception {
        var quiet = team("quiet");
        var loud = team("loud");
        apart(quiet);
        together(quiet, loud);
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            double alone = apart(quiet);
            ratios.add(together(quiet, loud) / alone);
        }
        var sorted = ratios.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "p99 beside a team at ten times its limit / alone: median %.2f (%.2f to %.2f)%n",
                sorted.get(ROUNDS / 2),
                sorted.getFirst(),
                sorted.getLast());
    }

    private double apart(String key) throws Exception {
        return say("alone", load(key, WITHIN));
    }

    private double together(String quiet, String loud) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood = threads.submit(() -> load(loud, BEYOND));
            double p99 = say("beside", load(quiet, WITHIN));
            var latencies = flood.get();
            System.out.printf(
                    Locale.ROOT,
                    "   the other: %,d requests, %,d of them let in%n",
                    latencies.size(),
                    latencies.stream().filter(latency -> latency.status < 300).count());
            return p99;
        }
    }

    private static double say(String what, List<Latency> latencies) throws IOException {
        if (latencies.stream().anyMatch(latency -> latency.status != 201)) {
            throw new IOException("a request within the limit was refused");
        }
        var nanos = latencies.stream().mapToLong(Latency::nanos).sorted().toArray();
        double p99 = nanos[nanos.length * 99 / 100] / 1e6;
        System.out.printf(Locale.ROOT, "%s: p50 %.2f ms, p99 %.2f ms%n", what, nanos[nanos.length / 2] / 1e6, p99);
        return p99;
    }

    private record Latency(int status, long nanos) {}

    /** So many requests a second for one phase. */
    private List<Latency> load(String key, int perSecond) throws Exception {
        var callers = new ArrayList<Callable<List<Latency>>>();
        long begin = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = begin + i * 1_000_000_000L / perSecond;
            callers.add(() -> send(key, first, begin + phaseNanos, CONNECTIONS * 1_000_000_000L / perSecond));
        }
        var all = new ArrayList<Latency>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(callers)) {
                all.addAll(each.get());
            }
        }
        return all;
    }

    private List<Latency> send(String key, long first, long end, long interval) throws IOException {
        var latencies = new ArrayList<Latency>();
        try (var connection = new Connection(server.port(), key)) {
            for (long due = first; due < end; due += interval) {
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                int status = connection.post("/api/v1/sessions/bench/interactions", interaction());
                latencies.add(new Latency(status, System.nanoTime() - due));
            }
        }
        return latencies;
    }

    private String interaction() {
        return "{\"id\":\"msg_%d\",\"model\":\"claude-sonnet-4-5\",\"usage\":{\"input\":1200,\"output\":800}}"
                .formatted(ids.incrementAndGet());
    }

    /** A team with a member, a session and a key, which it returns. */
    private String team(String team) throws IOException, InterruptedException {
        post(Server.KEY, "/api/v1/teams", "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(team, team));
        post(
                Server.KEY,
                "/api/v1/teams/%s/members".formatted(team),
                "{\"id\":\"member-%s\",\"name\":\"Somebody\",\"role\":\"member\"}".formatted(team));
        var issued = post(
                Server.KEY,
                "/api/v1/keys",
                "{\"team\":\"%s\",\"member\":\"member-%s\",\"name\":\"bench\",\"kind\":\"member\"}"
                        .formatted(team, team));
        var key = Pattern.compile("\"key\" ?: ?\"(cct_[^\"]+)\"").matcher(issued);
        if (!key.find()) {
            throw new IOException("no key was issued: " + issued);
        }
        post(key.group(1), "/api/v1/sessions", "{\"id\":\"bench\",\"name\":\"bench\",\"project\":\"bench\"}");
        return key.group(1);
    }

    private String post(String key, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
