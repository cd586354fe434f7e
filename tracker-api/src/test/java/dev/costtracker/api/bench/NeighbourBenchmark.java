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
import java.util.stream.IntStream;

/**
 * Measures what a team notices of another one that sends ten times what its key may: the p99 of one team's writes alone,
 * beside that flood, and beside the same flood sent to a {@link Sink}, so that what the flood costs its sender on the same
 * machine is told apart from what it costs the server. Times count from when a request should have been sent.
 *
 * <p>What the other's key lets in is written to the same log. Each phase begins with its burst, so the first second is
 * also shown for itself: in it the other is as fast as it can be, and that is within its limit. How much was let in is
 * printed.
 *
 * <p>With other work on the machine the figures are that work's: look at those of the sink first. Real-time scheduling
 * ({@code chrt -r 1}) and a folder in memory ({@code -Djava.io.tmpdir=/dev/shm}) keep some of it out.
 *
 * <pre>java -cp tracker-api/target/test-classes dev.costtracker.api.bench.NeighbourBenchmark
 * tracker-api/target/tracker.jar [seconds a phase]</pre>
 */
final class NeighbourBenchmark {

    private static final int LIMIT = 100;
    private static final int WITHIN = LIMIT * 4 / 5;
    private static final int BEYOND = LIMIT * 10;
    private static final int CONNECTIONS = 8;
    private static final int WARM_UPS = 5;
    private static final long BURST_NANOS = 1_000_000_000L;
    private static final int ROUNDS = 5;

    private final Server server;
    private final Sink sink;
    private final long phaseNanos;
    private final AtomicLong ids = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();

    private NeighbourBenchmark(Server server, Sink sink, int seconds) {
        this.server = server;
        this.sink = sink;
        this.phaseNanos = seconds * 1_000_000_000L;
    }

    /** Runs the rounds and prints a line for each. */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
        var settings = Map.of("TRACKER_RATE_LIMIT", String.valueOf(LIMIT));
        var data = Files.createTempDirectory("tracker-bench");
        try (var server = Server.start(Path.of(args[0]), data, List.of("-Xmx256m"), settings);
                var sink = new Sink()) {
            new NeighbourBenchmark(server, sink, seconds).run();
        }
    }

    private void run() throws Exception {
        var quiet = team("quiet");
        var loud = team("loud");
        var alone = new ArrayList<List<Latency>>();
        var control = new ArrayList<List<Latency>>();
        var beside = new ArrayList<List<Latency>>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            var first = say("alone", load(server.port(), quiet, WITHIN));
            var second = say("beside a flood elsewhere", beside(quiet, sink.port(), loud));
            var third = say("beside the flood", beside(quiet, server.port(), loud));
            if (round >= 0) {
                alone.add(first);
                control.add(second);
                beside.add(third);
            }
        }
        print("p99 beside a team at ten times its limit / alone", beside, alone);
        print("   of that while it uses its burst / alone", only(beside, true), alone);
        print("   of that afterwards / alone", only(beside, false), alone);
        print("p99 beside a flood that goes elsewhere / alone", control, alone);
    }

    private List<Latency> beside(String quiet, int port, String loud) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood = threads.submit(() -> load(port, loud, BEYOND));
            var latencies = load(server.port(), quiet, WITHIN);
            var others = flood.get();
            System.out.printf(
                    Locale.ROOT,
                    "   the other: %,d requests, %,d of them let in%n",
                    others.size(),
                    others.stream().filter(latency -> latency.status < 300).count());
            return latencies;
        }
    }

    private static List<Latency> say(String what, List<Latency> latencies) throws IOException {
        if (latencies.stream().anyMatch(latency -> latency.status != 201)) {
            throw new IOException("a request within the limit was refused");
        }
        System.out.printf(
                Locale.ROOT, "%s: p50 %.2f ms, p99 %.2f ms%n", what, millis(latencies, 50), millis(latencies, 99));
        return latencies;
    }

    private static double millis(List<Latency> latencies, int percentile) {
        var nanos = latencies.stream().mapToLong(Latency::nanos).sorted().toArray();
        return nanos[nanos.length * percentile / 100] / 1e6;
    }

    /** The median of the rounds' ratios, and the ratio of all rounds taken together, whose p99 is less a matter of luck. */
    private static void print(String what, List<List<Latency>> some, List<List<Latency>> others) {
        var ratios = IntStream.range(0, ROUNDS)
                .mapToObj(round -> millis(some.get(round), 99) / millis(others.get(round), 99))
                .sorted()
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f (%.2f to %.2f), all rounds together %.2f%n",
                what,
                ratios.get(ROUNDS / 2),
                ratios.getFirst(),
                ratios.getLast(),
                millis(all(some), 99) / millis(all(others), 99));
    }

    /** Those of the first second, or the others. */
    private static List<List<Latency>> only(List<List<Latency>> rounds, boolean burst) {
        return rounds.stream()
                .map(round -> round.stream()
                        .filter(latency -> (latency.since < BURST_NANOS) == burst)
                        .toList())
                .toList();
    }

    private static List<Latency> all(List<List<Latency>> rounds) {
        return rounds.stream().flatMap(List::stream).toList();
    }

    /**
     * How long one answer took.
     *
     * @param since when in its phase the request was due
     */
    private record Latency(int status, long since, long nanos) {}

    /** So many requests a second for one phase. */
    private List<Latency> load(int port, String key, int perSecond) throws Exception {
        var callers = new ArrayList<Callable<List<Latency>>>();
        long begin = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = begin + i * 1_000_000_000L / perSecond;
            callers.add(() -> send(port, key, begin, first, CONNECTIONS * 1_000_000_000L / perSecond));
        }
        var all = new ArrayList<Latency>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(callers)) {
                all.addAll(each.get());
            }
        }
        return all;
    }

    private List<Latency> send(int port, String key, long begin, long first, long interval) throws IOException {
        var latencies = new ArrayList<Latency>();
        try (var connection = new Connection(port, key)) {
            for (long due = first; due - begin < phaseNanos; due += interval) {
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                int status = connection.post("/api/v1/sessions/bench/interactions", interaction());
                latencies.add(new Latency(status, due - begin, System.nanoTime() - due));
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
