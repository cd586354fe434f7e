package dev.costtracker.api.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of the tracker's API as the importer uses, in memory; it records all it receives.
 *
 * <p>A token costs a millionth of a dollar, whatever its class; models named {@code unknown…} are unpriced.
 */
final class FakeTracker implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> received = new ArrayList<>();
    private final Map<String, JsonNode> sessions = new LinkedHashMap<>();
    private final Map<String, String> ends = new HashMap<>();
    private final List<String> steps = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, JsonNode> interactions = new LinkedHashMap<>();
    private final Queue<Integer> failures = new ArrayDeque<>();
    private @Nullable String key;
    private @Nullable String closedProject;
    private @Nullable String lost;
    private @Nullable String endRefusal;

    FakeTracker() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    /** Serves until the process ends; prints its address. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var tracker = new FakeTracker()) {
            System.out.println(tracker.url());
            Thread.currentThread().join();
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on only this key is accepted. */
    synchronized void requireKey(String newKey) {
        key = newKey;
    }

    /** No session of this project can be started. */
    synchronized void closeProject(String project) {
        closedProject = project;
    }

    /** The next requests are answered with these statuses and have no effect. */
    synchronized void failNext(Integer... statuses) {
        failures.addAll(List.of(statuses));
    }

    /** The next request that begins like this has its effect, but the connection is cut before the reply. */
    synchronized void loseReplyTo(String beginning) {
        lost = beginning;
    }

    private synchronized boolean isLost(HttpExchange exchange) {
        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        if (lost == null || !request.startsWith(lost)) {
            return false;
        }
        lost = null;
        return true;
    }

    /** All requests so far: method, path, headers and body. */
    synchronized List<String> received() {
        return List.copyOf(received);
    }

    synchronized Map<String, JsonNode> sessions() {
        return Map.copyOf(sessions);
    }

    synchronized JsonNode session(String id) {
        return Objects.requireNonNull(sessions.get(id), "no session " + id);
    }

    /** The ends and resumptions that had an effect: {@code end s1 2026-10-01T09:30:00Z}. */
    synchronized List<String> steps() {
        return List.copyOf(steps);
    }

    /** Somebody else ends a session. */
    synchronized void end(String session, String at) {
        ends.put(session, at);
    }

    /** From now on no session can be ended. */
    synchronized void refuseEnds(String reason) {
        endRefusal = reason;
    }

    /** What is logged, by id, in order. */
    synchronized Map<String, JsonNode> interactions() {
        return new LinkedHashMap<>(interactions);
    }

    synchronized JsonNode interaction(String id) {
        return Objects.requireNonNull(interactions.get(id), "nothing logged as " + id);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var reply = decide(exchange, body);
            if (isLost(exchange)) {
                return;
            }
            var bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            if (reply.status == 429) {
                exchange.getResponseHeaders().add("Retry-After", "7");
            }
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply decide(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().toString();
        var method = exchange.getRequestMethod();
        received.add(method + " " + path + "\n" + exchange.getRequestHeaders().entrySet() + "\n" + body);
        if (!failures.isEmpty()) {
            return new Reply(failures.remove(), "");
        }
        if (key != null
                && !("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return problem(401, "the key is not known");
        }
        return switch (method + " " + path) {
            case "POST /api/v1/sessions" -> start(Wire.JSON.readTree(body));
            case "POST /api/v1/interactions" -> log(Wire.JSON.readTree(body), false);
            case "POST /api/v1/interactions?dryRun=true" -> log(Wire.JSON.readTree(body), true);
            case "GET /api/v1/sessions?limit=1" -> new Reply(200, "{\"items\":[]}");
            default -> step(path.substring("/api/v1/sessions/".length()).split("/", 2), body);
        };
    }

    private Reply step(String[] path, String body) {
        if (!sessions.containsKey(path[0])) {
            return problem(404, "no such session");
        }
        if (path.length > 1) {
            var at = Wire.JSON.readTree(body).get("at").stringValue();
            if (path[1].equals("end") == ends.containsKey(path[0])) {
                return problem(409, "it has ended, or goes on, already");
            }
            if (path[1].equals("end") && endRefusal != null) {
                return problem(507, endRefusal);
            }
            if (path[1].equals("end")) {
                ends.put(path[0], at);
            } else if (Instant.parse(at).isBefore(Instant.parse(ends.remove(path[0])))) {
                return problem(409, "the session would go on before it ended");
            }
            steps.add(path[1] + " " + path[0] + " " + at);
        }
        return new Reply(200, state(path[0]));
    }

    private String state(String session) {
        return ends.containsKey(session) ? "{\"endedAt\":\"%s\"}".formatted(ends.get(session)) : "{}";
    }

    private Reply start(JsonNode session) {
        if (session.get("project").stringValue().equals(closedProject)) {
            return problem(409, "the list of projects is closed");
        }
        var there = sessions.putIfAbsent(session.get("id").stringValue(), session);
        if (there == null) {
            return new Reply(201, "{}");
        }
        var state = state(session.get("id").stringValue());
        return there.equals(session) ? new Reply(200, state) : problem(409, "the session is there with other content");
    }

    private Reply log(JsonNode batch, boolean dryRun) {
        var answer = Wire.JSON.createObjectNode();
        var results = answer.putArray("results");
        for (var item : batch.get("items")) {
            results.add(log(item, results.size(), dryRun));
        }
        return new Reply(200, Wire.JSON.writeValueAsString(answer));
    }

    private ObjectNode log(JsonNode item, int index, boolean dryRun) {
        var id = item.get("id").stringValue();
        var result = Wire.JSON.createObjectNode().put("index", index).put("id", id);
        if (!sessions.containsKey(item.get("session").stringValue())) {
            if (dryRun) {
                result.set("cost", cost(item));
            }
            return refuse(result, 404, "refused", "no such session");
        }
        var ids = new ArrayList<>(List.of(id));
        item.path("aliases").forEach(alias -> ids.add(alias.stringValue()));
        var owners =
                ids.stream().map(known::get).filter(Objects::nonNull).distinct().toList();
        if (owners.size() > 1) {
            return refuse(result, 409, "conflict", "two interactions are known by these ids");
        }
        var first = owners.isEmpty() ? id : owners.getFirst();
        var logged = interactions.get(first);
        var end = ends.get(item.get("session").stringValue());
        var isLate = end != null
                && !Instant.parse(item.get("occurredAt").stringValue()).isBefore(Instant.parse(end));
        if (isLate && (logged == null || tokens(item) > tokens(logged))) {
            return refuse(result, 409, "refused", "the session has ended");
        }
        var outcome = logged == null ? "logged" : tokens(item) > tokens(logged) ? "amended" : "duplicate";
        if (!dryRun && !outcome.equals("duplicate")) {
            interactions.put(first, item);
            ids.forEach(each -> known.put(each, first));
        }
        var counts = logged != null && outcome.equals("duplicate") ? logged : item;
        result.put("status", logged == null ? 201 : 200).put("outcome", outcome).set("cost", cost(counts));
        return result;
    }

    private static ObjectNode refuse(ObjectNode result, int status, String outcome, String reason) {
        result.put("status", status)
                .put("outcome", outcome)
                .putObject("problem")
                .put("detail", reason);
        return result;
    }

    private static ObjectNode cost(JsonNode item) {
        var cost = Wire.JSON.createObjectNode();
        if (item.get("model").stringValue().startsWith("unknown")) {
            return item.has("reportedCost")
                    ? cost.put("status", "reported")
                            .put("amount", item.get("reportedCost").stringValue())
                    : cost.put("status", "unpriced");
        }
        return cost.put("status", "priced")
                .put("amount", BigDecimal.valueOf(tokens(item), 6).toPlainString());
    }

    private static long tokens(JsonNode item) {
        var sum = 0L;
        for (var count : item.get("usage")) {
            sum += count.longValue();
        }
        return sum;
    }

    private static Reply problem(int status, String detail) {
        var problem = Wire.JSON.createObjectNode().put("status", status).put("detail", detail);
        return new Reply(status, Wire.JSON.writeValueAsString(problem));
    }

    private record Reply(int status, String body) {}
}
