package dev.costtracker.api.imports;

import dev.costtracker.api.console.Surroundings.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Speaks to the tracker's API, and asks again when it does not answer.
 *
 * <p>Everything the importer sends has its effect once however often it is sent, so that a request whose fate is unknown
 * is simply repeated.
 */
final class TrackerClient implements AutoCloseable {

    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);
    private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403);
    private static final int MOST_TRIES = 10;
    private static final int MOST_FIRST_TRIES = 3;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_ASKED_PAUSE = Duration.ofMinutes(2);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

    private final URI server;
    private final @Nullable String key;
    private final Pause pause;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    /**
     * A client of one server.
     *
     * @param server its address, below which {@code /api/v1} lies
     * @param key the API key; null to send none
     */
    TrackerClient(URI server, @Nullable String key, Pause pause) {
        this.server = server;
        this.key = key;
        this.pause = pause;
    }

    /**
     * Makes sure, before anything is read, that the server is there and knows the key.
     *
     * @throws ImportFailure if not
     */
    void check() throws ImportFailure, InterruptedException {
        send(request("/sessions?limit=1").GET().build(), MOST_FIRST_TRIES);
    }

    /** Gets what is at the path below {@code /api/v1}. */
    Reply get(String path) throws ImportFailure, InterruptedException {
        return send(request(path).GET().build(), MOST_TRIES);
    }

    /** Posts the body as JSON to the path below {@code /api/v1}. */
    Reply post(String path, Object body) throws ImportFailure, InterruptedException {
        var json = BodyPublishers.ofByteArray(Wire.JSON.writeValueAsBytes(body));
        var request = request(path).header("Content-Type", "application/json").POST(json);
        return send(request.build(), MOST_TRIES);
    }

    private HttpRequest.Builder request(String path) {
        var base = server.toString().replaceFirst("/+$", "");
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(ANSWER_LIMIT)
                .header("Accept", "application/json");
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest request, int mostTries) throws ImportFailure, InterruptedException {
        for (var tries = 1; ; tries++) {
            String reason;
            Duration wait = backOff(tries);
            try {
                var response = http.send(request, BodyHandlers.ofString());
                var status = response.statusCode();
                if (NOT_ALLOWED.contains(status)) {
                    throw new ImportFailure("%s refuses the key: give one with --key or TRACKER_KEY".formatted(server));
                }
                if (!TRY_AGAIN.contains(status)) {
                    return new Reply(server, status, response.body());
                }
                reason = "it answers " + status;
                wait = asked(response, wait);
            } catch (IOException e) {
                reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            if (tries == mostTries) {
                throw new ImportFailure(
                        "no answer from %s after %d tries: %s; start the tracker there, or name it by --server"
                                .formatted(server, tries, reason));
            }
            pause.pause(wait);
        }
    }

    private static Duration backOff(int tries) {
        var wait = SHORTEST_PAUSE.multipliedBy(1L << (tries - 1));
        return wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE;
    }

    /** The wait that the server asks for in seconds, if it does. */
    private static Duration asked(HttpResponse<?> response, Duration otherwise) {
        var seconds = response.headers().firstValue("Retry-After").orElse("");
        if (!seconds.matches("\\d{1,9}")) {
            return otherwise;
        }
        var asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_ASKED_PAUSE) < 0 ? asked : LONGEST_ASKED_PAUSE;
    }

    @Override
    public void close() {
        // Not close(), which would wait for requests that nobody waits for any more.
        http.shutdownNow();
    }

    /** What the server answered. */
    record Reply(URI server, int status, String body) {

        /** Reads the body. */
        <T> T as(Class<T> type) throws ImportFailure {
            try {
                var value = Wire.JSON.readValue(body, type);
                if (value != null) {
                    return value;
                }
            } catch (JacksonException e) {
                // What it says instead of an answer is of no use to the user.
            }
            throw new ImportFailure("%s does not answer as a tracker does (status %d)".formatted(server, status));
        }

        /** What the server says is wrong. */
        String problem() {
            try {
                var problem = Wire.JSON.readValue(body, Wire.Problem.class);
                return problem == null ? "status " + status : problem.text();
            } catch (JacksonException e) {
                return "status " + status;
            }
        }
    }
}
