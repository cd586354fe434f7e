package dev.costtracker.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import dev.costtracker.api.docs.ApiDocument.Operation;
import dev.costtracker.api.http.ProblemCatalogue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the server does, and the server does what it says. */
class OpenApiTest {

    private static final TestServer SERVER =
            TestServer.with("--tracker.oidc-issuer=https://id.example.org", "--tracker.oidc-client-id=tracker");

    private static final ApiDocument DOCUMENT = ApiDocument.of(SERVER);

    /** An order in which every example of a request is taken. */
    private static final List<String> STORY = List.of(
            "createTeam",
            "listTeams",
            "changeTeam",
            "findTeam",
            "archiveTeam",
            "reopenTeam",
            "createProject",
            "listProjects",
            "changeProject",
            "archiveProject",
            "addMember",
            "changeRole",
            "changePerson",
            "findMember",
            "inviteMember",
            "listMembers",
            "findPerson",
            "issueKey",
            "listKeys",
            "revokeKey",
            "signIn",
            "signOut",
            "showMe",
            "removeMember",
            "erasePerson",
            "listAudit",
            "startSession",
            "findSession",
            "listSessions",
            "logInteraction",
            "logInteractions",
            "findInteraction",
            "amendInteraction",
            "recordEntry",
            "completeEntry",
            "rateSession",
            "recordCodeMetrics",
            "reportSession",
            "reportSessionAsMarkdown",
            "showSpend",
            "listSpendInteractions",
            "listProjectTotals",
            "showProjectTotals",
            "listViews",
            "rebuildView",
            "endSession",
            "resumeSession",
            "voidInteraction");

    /** What else lies outside of the API is for people. */
    private static final Set<String> LOGIN = Set.of("POST /login", "DELETE /login");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void hasEveryOperationOfTheServerAndNoOther() {
        var served = SERVER.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(OpenApiTest::operations)
                .filter(operation -> operation.contains(" /api/") || LOGIN.contains(operation))
                .collect(Collectors.toSet());
        assertThat(DOCUMENT.operations().values())
                .extracting(operation -> operation.method() + " " + operation.path())
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void refersToNothingThatIsNotThere() {
        for (var reference : DOCUMENT.root().findValues("$ref")) {
            assertThat(DOCUMENT.root().at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
    }

    @Test
    void hasExamplesThatAreValid() {
        for (var operation : DOCUMENT.operations().values()) {
            if (operation.node().has("requestBody")) {
                areValid(operation.id() + " request", operation.requestBody());
            }
            operation.node().get("responses").properties().forEach(response -> DOCUMENT.resolved(response.getValue())
                    .path("content")
                    .properties()
                    .forEach(content -> areValid(
                            operation.id() + " " + response.getKey() + " " + content.getKey(), content.getValue())));
        }
    }

    @Test
    void documentsProblemsOfTheCatalogueOnly() {
        var catalogue = SERVER.bean(ProblemCatalogue.class);
        for (var operation : DOCUMENT.operations().values()) {
            assertThat(operation.node().get("responses").propertyNames())
                    .as(operation.id())
                    .contains("400", "406", "500");
            assertThat(operation.node().get("responses").has("401"))
                    .as(operation.id())
                    .isEqualTo(!operation.id().equals("signOut"));
            operation.node().get("responses").properties().forEach(response -> DOCUMENT.examples(
                            response.getValue().path("content").path("application/problem+json"))
                    .forEach((code, problem) -> {
                        assertThat(catalogue.find(code)).as(code).isPresent();
                        assertThat(problem.get("status").asString()).isEqualTo(response.getKey());
                    }));
        }
    }

    @Test
    void takesEveryExampleAndAnswersAsDocumented() {
        assertThat(STORY)
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.operations().keySet());
        for (var id : STORY) {
            var operation = operation(id);
            if (id.equals("signIn")) {
                isAsDocumented(operation, "", send(operation, "{\"key\":\"%s\"}".formatted(TestServer.KEY)));
            } else if (operation.node().has("requestBody")) {
                DOCUMENT.examples(operation.requestBody())
                        .forEach((name, body) -> isAsDocumented(operation, name, send(operation, body.toString())));
            } else if (id.equals("revokeKey")) {
                isAsDocumented(
                        operation, "", SERVER.send(SERVER.request(issuedKey()).DELETE()));
            } else {
                isAsDocumented(operation, "GET", send(operation, ""));
            }
        }
    }

    @Test
    void documentsTheProblemsThatItAnswers() {
        for (var operation : DOCUMENT.operations().values()) {
            var path = operation.examplePath();
            var body = operation.node().has("requestBody") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody();
            if (operation.isKeyed()) {
                isDocumented(operation, SERVER.send(SERVER.plain(path).method(operation.method(), body)), 401);
            }
            isDocumented(operation, send(operation, "{\"nope\":1}", "?nope=1"), 400);
            if (!path.endsWith(".md")) {
                var picture = SERVER.request(path, "Accept", "image/png").method(operation.method(), body);
                isDocumented(operation, SERVER.send(picture), 406);
            }
            if (operation.node().has("requestBody")) {
                isDocumented(operation, send(operation, "{"), 400);
                isDocumented(operation, send(operation, " ".repeat(6 * 1024 * 1024)), 413);
                var form = SERVER.request(path)
                        .header("Content-Type", "text/plain")
                        .method(operation.method(), BodyPublishers.ofString("{}"));
                isDocumented(operation, SERVER.send(form), 415);
            }
        }
    }

    private static void areValid(String where, JsonNode mediaType) {
        // A whole report is too long for an example; real ones are checked against its schema.
        if (!where.equals("reportSession 200 application/json")) {
            assertThat(DOCUMENT.examples(mediaType)).as(where).isNotEmpty();
        }
        DOCUMENT.examples(mediaType)
                .forEach((name, value) -> assertThat(DOCUMENT.faults(mediaType.get("schema"), value))
                        .as("%s: %s", where, name)
                        .isEmpty());
    }

    private static void isAsDocumented(Operation operation, String example, Answer answer) {
        var where = "%s %s: %s".formatted(operation.id(), example, answer.text());
        assertThat(answer.status()).as(where).isIn(200, 201, 202, 204);
        var response = operation.response(answer.status());
        var type = answer.header("Content-Type").split(";", 2)[0];
        assertThat(response.path("content").has(type)).as(where).isEqualTo(answer.status() != 204);
        if (type.equals("application/json")) {
            assertThat(DOCUMENT.faults(response.path("content").path(type).get("schema"), answer.json()))
                    .as(where)
                    .isEmpty();
        }
        for (var header : response.path("headers").propertyNames()) {
            assertThat(answer.header(header)).as(where).isNotBlank();
        }
    }

    private static void isDocumented(Operation operation, Answer answer, int status) {
        assertThat(answer.status()).as(operation.id()).isEqualTo(status);
        var code = answer.json().get("type").asString().replace("/problems/", "");
        assertThat(DOCUMENT.examples(operation.response(status).path("content").path("application/problem+json")))
                .as(operation.id())
                .containsKey(code);
        assertThat(DOCUMENT.faults(DOCUMENT.root().at("/components/schemas/Problem"), answer.json()))
                .isEmpty();
    }

    /** The server makes the ids of keys, so that of the example is nobody's. */
    private static String issuedKey() {
        var key = SERVER.get("/api/v1/keys?team=web").json().at("/items/0/id").asString();
        return "/api/v1/keys/" + key + "?team=web";
    }

    private static Answer send(Operation operation, String body, String... query) {
        var request = SERVER.request(operation.examplePath() + String.join("", query), "Origin", ours())
                .method(operation.method(), BodyPublishers.noBody());
        if (operation.node().has("requestBody")) {
            request.header("Content-Type", "application/json")
                    .method(operation.method(), BodyPublishers.ofString(body));
        }
        return SERVER.send(request);
    }

    private static String ours() {
        return "http://localhost:" + SERVER.port();
    }

    private static Operation operation(String id) {
        var operation = DOCUMENT.operations().get(id);
        if (operation == null) {
            throw new AssertionError("no operation has the id " + id);
        }
        return operation;
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }
}
