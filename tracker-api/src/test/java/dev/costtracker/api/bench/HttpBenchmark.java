package dev.costtracker.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures the packaged server over HTTP, as ratios within one run. Tomcat closes the connection after a 400, so the
 * refused requests' figure has a new connection in each.
 *
 * <pre>java -cp tracker-api/target/test-classes dev.costtracker.api.bench.HttpBenchmark tracker-api/target/tracker.jar
 * [seconds a phase]</pre>
 */
final class HttpBenchmark {

    private static final int CONNECTIONS = 32;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;

    private final Server server;
    private final long phaseNanos;
    private final AtomicLong ids = new AtomicLong();

    private HttpBenchmark(Server server, int seconds) {
        this.server = server;
        this.phaseNanos = seconds * 1_000_000_000L;
    }

    /** Runs all measurements and prints a line for each. */
    public static void main(String[] args) throws Exception {
        var jar = Path.of(args[0]);
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
        try (var server = start(jar)) {
            new HttpBenchmark(server, seconds).run();
        }
        try (var small = start(jar);
                var large = start(jar)) {
            compareStored(new HttpBenchmark(small, seconds), new HttpBenchmark(large, seconds));
        }
    }

    private static Server start(Path jar) throws IOException {
        return Server.start(jar, Files.createTempDirectory("tracker-bench"), List.of("-Xmx256m"));
    }

    /** Two servers, equally warm, take turns: one has a million events more than the other. */
    private static void compareStored(HttpBenchmark small, HttpBenchmark large)
            throws IOException, InterruptedException {
        large.start("full");
        large.fill("full", 1_000_000);
        for (int round = 0; round < WARM_UPS; round++) {
            small.measure("warm-up, few stored", "warm", false);
            large.measure("warm-up, a million stored", "warm", false);
        }
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            double few = small.measure("durable, few stored", "s" + round, false);
            ratios.add(large.measure("durable, a million stored", "s" + round, false) / few);
        }
        print("a million events stored / few stored", ratios);
    }

    private void run() throws IOException, InterruptedException {
        start("empty");
        start("full");
        for (int round = 0; round < WARM_UPS; round++) {
            measure("warm-up, durable", "empty", false);
            measure("warm-up, refused", "empty", true);
        }
        printMemory();
        fill("full", 10_000);
        var durable = new ArrayList<Double>();
        var full = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            double refused = measure("refused at validation", "empty", true);
            double logged = measure("durable", "s" + round, false);
            durable.add(logged / refused);
            full.add(measure("durable, in a session of 10,000 and more", "full", false) / logged);
        }
        print("durable POST / POST refused at validation", durable);
        print("session of 10,000 / empty session", full);
        System.out.printf(Locale.ROOT, "batch endpoint: %,.0f interactions/s%n", batches());
        printMemory();
    }

    private void printMemory() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "resident after %,d interactions sent, at -Xmx256m: %d MB%n",
                ids.get(),
                server.residentBytes() / 1_000_000);
    }

    private static void print(String what, List<Double> ratios) {
        var sorted = ratios.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f (%.2f to %.2f)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.getFirst(),
                sorted.getLast());
    }

    private void start(String session) throws IOException {
        try (var connection = server.connect()) {
            expect(connection.post(
                    "/api/v1/sessions", "{\"id\":\"" + session + "\",\"name\":\"bench\",\"project\":\"bench\"}"));
        }
    }

    private void fill(String session, int interactions) throws IOException {
        try (var connection = server.connect()) {
            for (int done = 0; done < interactions; done += 500) {
                expect(connection.post("/api/v1/interactions", batch(session)));
            }
        }
    }

    private double batches() throws IOException, InterruptedException {
        start("batched");
        return 500 * load(2, connection -> expect(connection.post("/api/v1/interactions", batch("batched"))));
    }

    private String batch(String session) {
        var items = new StringBuilder("{\"items\":[");
        for (int i = 0; i < 500; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{\"session\":\"")
                    .append(session)
                    .append("\",");
            items.append(interaction(false).substring(1));
        }
        return items.append("]}").toString();
    }

    private double measure(String what, String session, boolean refused) throws IOException, InterruptedException {
        start(session);
        var path = "/api/v1/sessions/" + session + "/interactions";
        double rate = load(CONNECTIONS, connection -> {
            int status = connection.post(path, interaction(refused));
            if (status != (refused ? 400 : 201)) {
                throw new IOException("unexpected status " + status);
            }
        });
        System.out.printf(Locale.ROOT, "%s: %,.0f requests/s%n", what, rate);
        return rate;
    }

    private String interaction(boolean refused) {
        long n = ids.incrementAndGet();
        return "{\"id\":\"msg_" + Long.toString(mixed(n), 36) + "\",\"aliases\":[\"req_"
                + Long.toString(mixed(-n), 36) + "\"],\"model\":\"claude-sonnet-4-5\",\"usage\":{\"input\":1200,"
                + "\"cacheWrite5m\":3400,\"cacheRead\":56000,\"output\":" + (refused ? "-1" : "800")
                + "},\"occurredAt\":\"2026-10-01T09:30:00Z\"}";
    }

    /** Spreads ids as those of real requests are spread. */
    private static long mixed(long n) {
        long z = n * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        return (z ^ (z >>> 27)) >>> 1;
    }

    private static void expect(int status) throws IOException {
        if (status >= 300) {
            throw new IOException("unexpected status " + status);
        }
    }

    private double load(int connections, Exchange exchange) throws IOException, InterruptedException {
        var count = new AtomicLong();
        var failure = new AtomicReference<IOException>();
        var done = new CountDownLatch(connections);
        long begin = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            Thread.ofVirtual().start(() -> {
                try (var connection = server.connect()) {
                    while (System.nanoTime() - begin < phaseNanos && failure.get() == null) {
                        exchange.with(connection);
                        count.incrementAndGet();
                    }
                } catch (IOException e) {
                    failure.set(e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        var broken = failure.get();
        if (broken != null) {
            throw broken;
        }
        return count.get() * 1e9 / (System.nanoTime() - begin);
    }

    /** One request and its answer. */
    private interface Exchange {
        void with(Connection connection) throws IOException;
    }
}
