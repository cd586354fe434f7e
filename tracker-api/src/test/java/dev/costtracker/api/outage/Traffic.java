package dev.costtracker.api.outage;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Clients that do as they are told: who gets 503 with {@code Retry-After}, or no answer where that may happen, sends the
 * same again, to the next server if there are several. Everything else is a surprise.
 */
final class Traffic implements AutoCloseable {

    private static final long PAUSE = Duration.ofMillis(20).toNanos();
    private static final Pattern ITEM = Pattern.compile("\"index\":");
    private static final Pattern TAKEN = Pattern.compile("\"outcome\":\"(logged|duplicate)\"");

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .executor(clients)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String session;
    private final Duration patience;
    private final boolean answersMayFail;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> surprises = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final List<Thread> running = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * No clients yet.
     *
     * @param session what they log into; their interactions' ids begin with it
     * @param patience how long they wait for an answer
     * @param answersMayFail whether servers may go away, so that there is none
     */
    Traffic(String session, Duration patience, boolean answersMayFail) {
        this.session = session;
        this.patience = patience;
        this.answersMayFail = answersMayFail;
    }

    /** Starts the session, which has to work. */
    void startSession(Target server) throws IOException, InterruptedException {
        var body = "{\"id\":\"%s\",\"name\":\"outage\",\"project\":\"outage\"}".formatted(session);
        var request = request(server, "/api/v1/sessions").POST(BodyPublishers.ofString(body));
        int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
        if (status != 201) {
            throw new IOException("a session is answered with " + status);
        }
    }

    /**
     * A client that logs interactions.
     *
     * @param servers in the order in which it asks them
     * @param batch how many at a time
     */
    void write(List<Target> servers, int batch) {
        running.add(Thread.ofVirtual().start(() -> {
            while (!stopped) {
                var mine = Stream.generate(() -> session + "-" + ids.incrementAndGet())
                        .limit(batch)
                        .toList();
                unanswered.addAll(mine);
                for (int attempt = 0; !stopped && !isTaken(servers.get(attempt % servers.size()), mine); attempt++) {
                    LockSupport.parkNanos(PAUSE);
                }
                LockSupport.parkNanos(PAUSE);
            }
        }));
    }

    private boolean isTaken(Target server, List<String> mine) {
        var request = mine.size() == 1
                ? request(server, "/api/v1/sessions/%s/interactions".formatted(session))
                        .POST(BodyPublishers.ofString("{" + content(mine.getFirst())))
                : request(server, "/api/v1/interactions").POST(BodyPublishers.ofString(batch(mine)));
        if (!isAnswered(request)) {
            return false;
        }
        acknowledged.addAll(mine);
        mine.forEach(unanswered::remove);
        server.acknowledged();
        return true;
    }

    private String batch(List<String> ids) {
        return "{\"items\":["
                + String.join(
                        ",",
                        ids.stream()
                                .map(id -> "{\"session\":\"" + session + "\"," + content(id))
                                .toList())
                + "]}";
    }

    private static String content(String id) {
        return "\"id\":\"" + id + "\",\"model\":\"claude-sonnet-4-5\",\"usage\":{\"input\":10,\"output\":20}}";
    }

    /** A client that reads a session again and again. */
    void read(Target server, String path) {
        running.add(Thread.ofVirtual().start(() -> {
            while (!stopped) {
                if (isAnswered(request(server, path).GET())) {
                    read.incrementAndGet();
                }
                LockSupport.parkNanos(PAUSE);
            }
        }));
    }

    private static HttpRequest.Builder request(Target server, String path) {
        return HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + server.key())
                .header("Content-Type", "application/json");
    }

    private boolean isAnswered(HttpRequest.Builder request) {
        long begin = System.nanoTime();
        try {
            var answer = http.send(request.timeout(patience).build(), BodyHandlers.ofString());
            longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
            return isGood(answer);
        } catch (IOException e) {
            if (!answersMayFail) {
                surprises.add("no answer: " + e);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isGood(HttpResponse<String> answer) {
        var headers = answer.headers();
        boolean refusal = answer.statusCode() == 503
                && headers.firstValue("Retry-After").isPresent()
                && headers.firstValue("Content-Type").orElse("").equals("application/problem+json");
        if (refusal) {
            refused.incrementAndGet();
        } else if (answer.statusCode() / 100 != 2 || isBatchRefused(answer)) {
            surprises.add("%d %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.statusCode() / 100 == 2;
    }

    /** A batch is answered with 200 whatever becomes of its items. */
    private static boolean isBatchRefused(HttpResponse<String> answer) {
        return answer.body().startsWith("{\"results\"")
                && TAKEN.matcher(answer.body()).results().count()
                        != ITEM.matcher(answer.body()).results().count();
    }

    /** Lets every client finish what it has begun, and starts none any more. */
    void stop() throws InterruptedException {
        stopped = true;
        for (var client : running) {
            client.join();
        }
    }

    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** What was sent and never acknowledged. */
    Set<String> unanswered() {
        return Set.copyOf(unanswered);
    }

    /** What must not happen and did. */
    Set<String> surprises() {
        return Set.copyOf(surprises);
    }

    /** How many requests were answered with 503. */
    int refused() {
        return refused.get();
    }

    /** How many reads were answered with 200. */
    int read() {
        return read.get();
    }

    /** How long the slowest answer took. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() {
        stopped = true;
        http.shutdownNow();
        http.close();
        clients.close();
    }
}
