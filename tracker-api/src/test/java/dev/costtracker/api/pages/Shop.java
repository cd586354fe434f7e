package dev.costtracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** A team on a server, with a manager, a member and what they have logged in October 2026. */
final class Shop {

    /** What to ask for to see all of it. */
    static final String MONTH = "month=2026-10";

    private static int shops;

    final TestServer server;
    final String team;
    final String manager;
    final String member;
    private long position;

    Shop(TestServer server) {
        this.server = server;
        this.team = "shop-" + ++shops;
        made("/teams", "{\"id\":\"%s\",\"name\":\"Web shop\",\"zone\":\"Europe/Berlin\"}".formatted(team));
        manager = join("ann", "Ann Lindqvist", "manager");
        member = join("bo", "Bo Okafor", "member");
        start(manager, "a", "Checkout of carts", "checkout");
        start(member, "b", "Search by colour", "search");
    }

    private String join(String id, String name, String role) {
        var person = id + "-" + team;
        made(
                "/teams/" + team + "/members",
                "{\"id\":\"%s\",\"name\":\"%s\",\"role\":\"%s\"}".formatted(person, name, role));
        return made(
                        "/keys",
                        "{\"team\":\"%s\",\"member\":\"%s\",\"name\":\"laptop\",\"kind\":\"member\"}"
                                .formatted(team, person))
                .json()
                .get("key")
                .asString();
    }

    private Answer made(String path, String json) {
        var answer = server.post("/api/v1" + path, json);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer;
    }

    void start(String key, String session, String name, String project) {
        written(send(
                key,
                "/sessions",
                "{\"id\":\"%s\",\"name\":\"%s\",\"project\":\"%s\",\"startedAt\":\"2026-10-05T08:00:00Z\"}"
                        .formatted(session, name, project)));
    }

    /** Something for every kind of cost there is. */
    void work() {
        log(manager, "a", "i-1", "claude-sonnet-4-5", "2026-10-05T21:59:59Z", "");
        log(manager, "a", "i-2", "claude-sonnet-4-5", "2026-10-05T22:00:00Z", ",\"reportedCost\":\"1.5\"");
        log(member, "b", "i-3", "claude-opus-4-5", "2026-10-20T12:00:00Z", "");
        log(member, "b", "i-4", "house-model", "2026-10-21T12:00:00Z", ",\"reportedCost\":\"0.25\"");
        log(member, "b", "i-5", "claude-next", "2026-10-22T12:00:00Z", "");
    }

    /** 1,234 tokens of input, 5,678 of output. */
    void log(String key, String session, String id, String model, String at, String more) {
        written(send(
                key,
                "/sessions/" + session + "/interactions",
                "{\"id\":\"%s\",\"model\":\"%s\",\"occurredAt\":\"%s\",\"usage\":{\"input\":1234,\"output\":5678}%s}"
                        .formatted(id, model, at, more)));
    }

    Answer send(String key, String path, String json) {
        return server.send(server.requestAs(key, "/api/v1" + path, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private void written(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        position = Long.parseLong(answer.header("X-Position"));
    }

    /** What is answered to a key once everything that was written is there. */
    Answer get(String key, String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("X-Min-Position", String.valueOf(position)));
        return server.send(
                server.requestAs(key, path, all.toArray(String[]::new)).GET());
    }
}
