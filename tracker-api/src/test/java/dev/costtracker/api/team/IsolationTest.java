package dev.costtracker.api.team;

import static dev.costtracker.api.team.World.OTHER_CANARY;
import static dev.costtracker.api.team.World.OWN_CANARY;
import static dev.costtracker.api.team.World.TEAM_CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import dev.costtracker.api.docs.ApiDocument;
import dev.costtracker.api.docs.ApiDocument.Operation;
import dev.costtracker.api.team.World.Who;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Holds every operation of the OpenAPI document against everybody who could send it: in a world that nobody has changed, with the
 * right status, and without a word of what is not theirs. An operation that has no row here fails.
 */
class IsolationTest {

    private static final TestServer SERVER =
            TestServer.with("--tracker.oidc-issuer=https://id.example.org", "--tracker.oidc-client-id=tracker");

    private static final ApiDocument DOCUMENT = ApiDocument.of(SERVER);

    private static final Map<String, Row> MATRIX = new TreeMap<>();

    /** What an ingest key may do to its owner's session answers with the session. */
    private static final Set<String> LIFE_CYCLE = Set.of("endSession", "resumeSession");

    /** No more faults than these are named in one answer. */
    private static final int MOST_FAULTS = 90;

    /**
     * What each is answered; without a key, or with one that is revoked, it is 401 wherever a key is taken.
     *
     * @param other somebody of another team, who names no team, or the one in the path
     * @param naming the same, who names the team in the query
     * @param none whose key is none, or no longer one
     */
    private record Row(
            int owner, int same, int manager, int other, int naming, int administrator, int ingest, int none) {

        int of(Who who) {
            return switch (who) {
                case OWNER -> owner;
                case SAME_TEAM -> same;
                case MANAGER -> manager;
                case OTHER_TEAM -> other;
                case ADMINISTRATOR -> administrator;
                case INGEST_KEY -> ingest;
                case REVOKED_KEY, NO_KEY -> none;
            };
        }
    }

    private static void row(
            String operation, int owner, int same, int manager, int other, int naming, int administrator, int ingest) {
        MATRIX.put(operation, new Row(owner, same, manager, other, naming, administrator, ingest, 401));
    }

    static {
        //                               owner same manager other naming admin ingest
        row("startSession", /*         */ 201, 201, 201, 201, 404, 201, 201);
        row("listSessions", /*         */ 200, 200, 200, 200, 404, 200, 403);
        row("findSession", /*          */ 200, 404, 200, 404, 404, 200, 403);
        row("endSession", /*           */ 200, 404, 200, 404, 404, 200, 200);
        row("resumeSession", /*        */ 200, 404, 200, 404, 404, 200, 200);
        row("reportSession", /*        */ 200, 404, 200, 404, 404, 200, 403);
        row("reportSessionAsMarkdown", 200, 404, 200, 404, 404, 200, 403);
        row("rateSession", /*          */ 200, 404, 200, 404, 404, 200, 403);
        row("recordCodeMetrics", /*    */ 200, 404, 200, 404, 404, 200, 403);
        row("recordEntry", /*          */ 201, 404, 201, 404, 404, 201, 403);
        row("completeEntry", /*        */ 200, 404, 200, 404, 404, 200, 403);
        row("logInteraction", /*       */ 201, 404, 201, 404, 404, 201, 201);
        row("logInteractions", /*      */ 201, 404, 201, 404, 404, 201, 201);
        row("findInteraction", /*      */ 200, 404, 200, 404, 404, 200, 403);
        row("amendInteraction", /*     */ 200, 404, 200, 404, 404, 200, 403);
        row("voidInteraction", /*      */ 200, 404, 200, 404, 404, 200, 403);
        row("createTeam", /*           */ 403, 403, 403, 403, 404, 201, 403);
        row("listTeams", /*            */ 200, 200, 200, 200, 404, 200, 403);
        row("findTeam", /*             */ 200, 200, 200, 404, 404, 200, 403);
        row("changeTeam", /*           */ 403, 403, 200, 404, 404, 200, 403);
        row("archiveTeam", /*          */ 403, 403, 403, 404, 404, 200, 403);
        row("reopenTeam", /*           */ 403, 403, 403, 404, 404, 200, 403);
        row("createProject", /*        */ 403, 403, 201, 404, 404, 201, 403);
        row("listProjects", /*         */ 200, 200, 200, 404, 404, 200, 403);
        row("changeProject", /*        */ 403, 403, 200, 404, 404, 200, 403);
        row("archiveProject", /*       */ 403, 403, 200, 404, 404, 200, 403);
        row("addMember", /*            */ 403, 403, 201, 404, 404, 201, 403);
        row("listMembers", /*          */ 403, 403, 200, 404, 404, 200, 403);
        row("findMember", /*           */ 403, 403, 200, 404, 404, 200, 403);
        row("inviteMember", /*         */ 403, 403, 201, 404, 404, 201, 403);
        row("changeRole", /*           */ 403, 403, 200, 404, 404, 200, 403);
        row("changePerson", /*         */ 200, 403, 200, 404, 404, 200, 403);
        row("removeMember", /*         */ 403, 403, 200, 404, 404, 200, 403);
        row("findPerson", /*           */ 403, 403, 403, 403, 404, 200, 403);
        row("erasePerson", /*          */ 403, 403, 403, 403, 404, 200, 403);
        row("issueKey", /*             */ 201, 403, 201, 404, 404, 201, 403);
        row("listKeys", /*             */ 200, 200, 200, 200, 404, 200, 403);
        row("revokeKey", /*            */ 200, 404, 200, 404, 404, 200, 403);
        row("signIn", /*               */ 200, 200, 200, 200, 200, 200, 403);
        MATRIX.put("signOut", new Row(204, 204, 204, 204, 204, 204, 204, 204));
        row("showMe", /*               */ 200, 200, 200, 200, 404, 200, 403);
        row("showSpend", /*            */ 200, 200, 200, 200, 404, 200, 403);
        row("listSpendInteractions", /**/ 200, 200, 200, 200, 404, 200, 403);
        row("listProjectTotals", /*    */ 200, 200, 200, 200, 404, 200, 403);
        row("showProjectTotals", /*    */ 200, 200, 200, 404, 404, 200, 403);
        row("listViews", /*            */ 403, 403, 403, 403, 404, 200, 403);
        row("rebuildView", /*          */ 403, 403, 403, 403, 404, 202, 403);
        row("listAudit", /*            */ 403, 403, 200, 200, 404, 200, 403);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    static Stream<Operation> operations() {
        return DOCUMENT.operations().values().stream();
    }

    @Test
    void hasARowForEveryOperation() {
        assertThat(MATRIX.keySet())
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.operations().keySet());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersEverybodyWhatIsTheirs(Operation operation) {
        var row = Objects.requireNonNull(MATRIX.get(operation.id()), operation.id());
        var world = new World(SERVER);
        for (var who : Who.values()) {
            boolean named = who == Who.ADMINISTRATOR && takesTeam(operation);
            var answer = send(world, operation, who, named, operation.path());
            assertThat(status(operation, answer))
                    .as("%s %s: %s", who, operation.id(), answer.text())
                    .isEqualTo(row.of(who));
            saysNothingForeign(who, operation, answer);
            if (answer.status() < 400) { // it may have changed the world
                world = new World(SERVER);
            }
        }
        if (takesTeam(operation)) {
            var answer = send(world, operation, Who.OTHER_TEAM, true, operation.path());
            assertThat(answer.status()).as(operation.id()).isEqualTo(row.naming());
            saysNothingForeign(Who.OTHER_TEAM, operation, answer);
        }
    }

    /** Whoever looks from outside cannot tell what is there from what is not. */
    @ParameterizedTest
    @MethodSource("operations")
    void answersAboutForeignThingsAsAboutNone(Operation operation) {
        if (operation.path().contains("{")) {
            var world = new World(SERVER);
            var foreign = send(world, operation, Who.OTHER_TEAM, false, operation.path());
            var absentPath = operation.path().replaceAll("\\{\\w+\\}", "absent");
            var absent = send(world, operation, Who.OTHER_TEAM, false, absentPath);
            assertThat(foreign.status()).isEqualTo(absent.status());
            assertThat(withoutIds(world, foreign.text())).isEqualTo(withoutIds(world, absent.text()));
            assertThat(headers(foreign)).isEqualTo(headers(absent));
        }
    }

    @Test
    void neverLetsInteractionsOfTwoTeamsMeet() {
        var world = new World(SERVER);
        var body = "{\"id\":\"%s\",\"model\":\"claude-sonnet-4\",\"usage\":{\"input\":7}}"
                .formatted(world.interaction.value());
        assertThat(logInOwnSession(world, Who.OTHER_TEAM, body).status()).isEqualTo(201);
        for (var who : List.of(Who.SAME_TEAM, Who.INGEST_KEY)) {
            var conflict = logInOwnSession(world, who, body);
            assertThat(conflict.status()).as(who.name()).isEqualTo(409);
            assertThat(conflict.text()).doesNotContain(OWN_CANARY).doesNotContain("existing");
        }
        assertThat(logInOwnSession(world, Who.MANAGER, body).text()).contains(OWN_CANARY);
    }

    /** That it is logged has to be said, or it would be counted twice; not by whom, in which session and how much. */
    @Test
    void answersTheDuplicateOfAColleaguesInteractionByWhatWasSent() {
        var world = new World(SERVER);
        var copy =
                "{\"id\":\"%s\",\"model\":\"claude-sonnet-4\",\"occurredAt\":\"2025-11-24T09:30:00Z\",\"usage\":{\"input\":1200,\"output\":1}}"
                        .formatted(world.interaction.value());
        var mine = logInOwnSession(world, Who.SAME_TEAM, copy);
        assertThat(mine.json().get("outcome").asString()).isEqualTo("duplicate");
        assertThat(mine.json().at("/cost/amount").asString()).isEqualTo("0.003615");
        assertThat(mine.text()).doesNotContain(world.session.value()).doesNotContain("0.0156");
        var managers = logInOwnSession(world, Who.MANAGER, copy.replace(":1}", ":800}"))
                .json();
        assertThat(managers.get("session").asString()).isEqualTo(world.session.value());
        assertThat(managers.at("/cost/amount").asString()).isEqualTo("0.0156");
    }

    private static Answer logInOwnSession(World world, Who who, String body) {
        var session = "own-" + who.name().toLowerCase(Locale.ROOT);
        post(world, who, "/api/v1/sessions", "{\"id\":\"%s\",\"name\":\"n\",\"project\":\"p\"}".formatted(session));
        return post(world, who, "/api/v1/sessions/" + session + "/interactions", body);
    }

    private static Answer post(World world, Who who, String path, String body) {
        return SERVER.send(SERVER.requestAs(world.keys.getOrDefault(who, ""), path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** No body may say what its sender has no say in: whatever another schema knows is refused where it is not asked for. */
    @ParameterizedTest
    @MethodSource("operations")
    void refusesFieldsOfOtherThings(Operation operation) {
        var world = new World(SERVER);
        if (!operation.node().has("requestBody")) {
            refusesAnyBody(world, operation);
            return;
        }
        var body = body(world, operation);
        var known = properties(operation.requestBody().get("schema"));
        var foreign =
                fieldNames().stream().filter(field -> !known.contains(field)).toList();
        int most = operation.isKeyed() ? MOST_FAULTS : 20; // the body of a sign-in is short
        for (int from = 0; from < foreign.size(); from += most) {
            var some = foreign.subList(from, Math.min(foreign.size(), from + most));
            var more =
                    "{" + some.stream().map(field -> "\"" + field + "\":\"x\",").collect(Collectors.joining());
            var answer = SERVER.send(request(
                    world,
                    operation,
                    Who.ADMINISTRATOR,
                    takesTeam(operation),
                    operation.path(),
                    more + body.substring(1)));
            assertThat(answer.status()).as("%s with %s", operation.id(), some).isEqualTo(400);
            assertThat(answer.json().get("errors").findValuesAsString("field"))
                    .as(operation.id())
                    .containsAll(some);
        }
    }

    private static void refusesAnyBody(World world, Operation operation) {
        var ofKnownLength = BodyPublishers.ofString("{\"role\":\"manager\"}");
        for (var body : List.of(ofKnownLength, BodyPublishers.fromPublisher(ofKnownLength))) {
            var answer =
                    SERVER.send(request(world, operation, Who.ADMINISTRATOR, takesTeam(operation), operation.path(), "")
                            .header("Content-Type", "application/json")
                            .method(operation.method(), body));
            assertThat(answer.status()).as(operation.id()).isEqualTo(400);
            assertThat(answer.json().get("errors").findValuesAsString("field")).containsExactly("body");
            assertThat(answer.text()).contains("has no body");
        }
    }

    private static Set<String> fieldNames() {
        var names = new TreeSet<>(Set.of("cost", "team", "user", "role", "owner", "standing", "confined", "hash"));
        DOCUMENT.root().findValues("properties").forEach(each -> names.addAll(each.propertyNames()));
        return names;
    }

    private static Set<String> properties(JsonNode schema) {
        var resolved = DOCUMENT.resolved(schema);
        var names = new TreeSet<>(resolved.path("properties").propertyNames());
        for (var part : List.of("allOf", "oneOf", "anyOf")) {
            resolved.path(part).forEach(each -> names.addAll(properties(each)));
        }
        return names;
    }

    private static void saysNothingForeign(Who who, Operation operation, Answer answer) {
        var all = answer.text() + answer.response().headers().map();
        switch (who) {
            case OTHER_TEAM -> holdsNone(all, operation, TEAM_CANARY, OWN_CANARY, "\"web-");
            case REVOKED_KEY, NO_KEY -> holdsNone(all, operation, TEAM_CANARY, OWN_CANARY, OTHER_CANARY);
            case SAME_TEAM -> holdsNone(all, operation, OWN_CANARY, OTHER_CANARY, "\"ops-");
            case INGEST_KEY -> {
                holdsNone(all, operation, OTHER_CANARY, "\"ops-");
                if (!LIFE_CYCLE.contains(operation.id())) {
                    holdsNone(all, operation, OWN_CANARY);
                }
            }
            case OWNER, MANAGER -> holdsNone(all, operation, OTHER_CANARY, "\"ops-");
            case ADMINISTRATOR -> {}
        }
    }

    private static void holdsNone(String all, Operation operation, String... canaries) {
        assertThat(all).as(operation.id()).doesNotContain(canaries);
    }

    /** The status that counts: of a batch, that of its one item. */
    private static int status(Operation operation, Answer answer) {
        return operation.id().equals("logInteractions") && answer.status() == 200
                ? answer.json().at("/results/0/status").asInt()
                : answer.status();
    }

    private static boolean takesTeam(Operation operation) {
        return operation.isKeyed() && !operation.path().contains("{team}");
    }

    private static Answer send(World world, Operation operation, Who who, boolean named, String path) {
        var body = operation.id().equals("signIn")
                ? "{\"key\":\"%s\"}".formatted(world.keys.getOrDefault(who, "none"))
                : operation.node().has("requestBody") ? body(world, operation) : "";
        return SERVER.send(request(world, operation, who, named, path, body));
    }

    private static HttpRequest.Builder request(
            World world, Operation operation, Who who, boolean named, String path, String body) {
        var filled = filled(world, path) + (named ? "?team=" + world.team.value() : "");
        var key = world.keys.get(who);
        var request = key == null || !operation.isKeyed()
                ? SERVER.plain(filled).header("Origin", "http://localhost:" + SERVER.port())
                : SERVER.requestAs(key, filled);
        if (body.isEmpty()) {
            return request.method(operation.method(), BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(operation.method(), BodyPublishers.ofString(body));
    }

    private static String filled(World world, String path) {
        return path.replace("{session}", world.session.value())
                .replace("{id}", world.interaction.value())
                .replace("{entry}", world.entry.value())
                .replace("{team}", world.team.value())
                .replace("{project}", world.project)
                .replace("{member}", world.owner.value())
                .replace("{key}", world.spare.value())
                .replace("{view}", "spend");
    }

    /** The first example of the document, or one that fits into the world where that does not. */
    private static String body(World world, Operation operation) {
        return switch (operation.id()) {
            case "createTeam" -> "{\"name\":\"n\"}";
            case "addMember" -> "{\"name\":\"New\",\"role\":\"member\"}";
            case "changeProject" -> "{\"project\":\"%s\",\"name\":\"store\"}".formatted(world.project);
            case "issueKey" ->
                "{\"team\":\"%s\",\"member\":\"%s\",\"name\":\"n\",\"kind\":\"member\"}"
                        .formatted(world.team.value(), world.owner.value());
            case "logInteractions" ->
                "{\"items\":[{\"session\":\"%s\",\"id\":\"fresh\",\"model\":\"claude-sonnet-4\",\"usage\":{\"input\":1}}]}"
                        .formatted(world.session.value());
            default ->
                DOCUMENT.examples(operation.requestBody())
                        .values()
                        .iterator()
                        .next()
                        .toString();
        };
    }

    private static String withoutIds(World world, String text) {
        var plain = text;
        for (var id : List.of(
                world.session.value(),
                world.interaction.value(),
                world.entry.value(),
                world.team.value(),
                world.project,
                world.owner.value(),
                world.spare.value())) {
            plain = plain.replace(" " + id + "\"", " absent\"");
        }
        return plain;
    }

    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        // The server ends a connection after so many requests, whatever they were.
        headers.keySet().removeAll(List.of("date", "content-length", "connection"));
        return headers;
    }
}
