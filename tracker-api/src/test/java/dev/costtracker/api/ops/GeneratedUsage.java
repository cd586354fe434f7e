package dev.costtracker.api.ops;

import static org.awaitility.Awaitility.await;

import dev.costtracker.api.TestServer;
import java.util.List;

/** What two teams log in three projects: every class of tokens, models with and without a price, corrections, repetitions. */
final class GeneratedUsage {

    private static final String CACHED =
            "\"usage\":{\"input\":%d,\"cacheWrite5m\":%d,\"cacheWrite1h\":%d,\"cacheRead\":%d,\"output\":%d}";

    private List<TestServer> servers;
    private int next;
    private long position;

    /** By these servers in turn. */
    GeneratedUsage(List<TestServer> servers) {
        this.servers = servers;
    }

    /** By these from now on. */
    void uses(List<TestServer> others) {
        servers = others;
    }

    void log() {
        send(201, "/api/v1/teams", "{\"id\":\"web\",\"name\":\"Web\",\"zone\":\"Asia/Kathmandu\"}");
        await().until(() -> servers.stream()
                .allMatch(server -> server.get("/api/v1/sessions?team=web").status() == 200));
        session("", "s-1", "shop");
        session("", "s-2", "tools");
        session("?team=web", "s-3", "shop");
        for (int i = 0; i < 20; i++) {
            log("", "s-1", "a-" + i, "claude-sonnet-4-5", CACHED.formatted(1003 + i, 2000, 301, 40007, 503));
            log("", "s-2", "b-" + i, "claude-opus-4-5", CACHED.formatted(11, 211 + i, 3, 977, 71));
            log("?team=web", "s-3", "c-" + i, "claude-sonnet-4-5", CACHED.formatted(7, 0, 503, 90001, 1100));
        }
        log("", "s-2", "d-1", "no-such-model", "\"usage\":{\"input\":5},\"reportedCost\":\"0.0421\"");
        log("", "s-2", "d-2", "no-such-model", "\"usage\":{\"input\":5}");
        send(
                200,
                "/api/v1/interactions/a-1/amend",
                "{\"model\":\"claude-sonnet-4-5\",\"usage\":{\"input\":1000000,\"output\":100},\"reason\":\"x\"}");
        send(200, "/api/v1/interactions/b-2/void", "{\"reason\":\"y\"}");
        send(200, "/api/v1/sessions/s-2/end", "{}");
        repeat();
        for (int i = 0; i < 12; i++) {
            send(
                    409,
                    "/api/v1/sessions/s-1/interactions",
                    content("a-5", "claude-opus-4-5", "\"usage\":{\"input\":1}"));
        }
    }

    /** Something that changes no cost and no count of what is shared: an entry, and a repetition, on every server. */
    void goOn() {
        for (int i = 0; i < servers.size(); i++) {
            next++;
            send(
                    201,
                    "/api/v1/sessions/s-1/entries",
                    "{\"id\":\"e-%d\",\"kind\":\"accomplishment\",\"text\":\"t\"}".formatted(next));
            repeat();
        }
    }

    private void repeat() {
        send(
                200,
                "/api/v1/sessions/s-1/interactions",
                content("a-5", "claude-sonnet-4-5", CACHED.formatted(1008, 2000, 301, 40007, 503)));
    }

    private void session(String team, String id, String project) {
        send(
                201,
                "/api/v1/sessions" + team,
                "{\"id\":\"%s\",\"name\":\"n\",\"project\":\"%s\",\"startedAt\":\"2026-10-01T00:00:00Z\"}"
                        .formatted(id, project));
    }

    private void log(String team, String session, String id, String model, String usage) {
        send(201, "/api/v1/sessions/" + session + "/interactions" + team, content(id, model, usage));
    }

    private static String content(String id, String model, String usage) {
        return "{\"id\":\"%s\",\"model\":\"%s\",%s}".formatted(id, model, usage);
    }

    private void send(int expected, String path, String body) {
        next++;
        var server = servers.get(next % servers.size());
        var answer = server.post(path, body);
        if (answer.status() != expected) {
            throw new IllegalStateException(
                    "%s is answered with %d: %s".formatted(path, answer.status(), answer.text()));
        }
        var written = answer.header("X-Position");
        position = written.isEmpty() ? position : Long.parseLong(written);
    }

    /** How far the log reached when it was last answered. */
    long position() {
        return position;
    }
}
