package dev.costtracker.api.docs;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.costtracker.api.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The served OpenAPI document, as a client's tools read it. */
public final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode root;
    private final Map<String, Operation> operations = new TreeMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        var operation =
                                new Operation(method.getKey(), path.getKey(), path.getValue(), method.getValue());
                        operations.put(operation.id(), operation);
                    }
                }));
    }

    /** The document of a server. */
    public static ApiDocument of(TestServer server) {
        var answer = server.send(server.plain("/v3/api-docs").GET());
        if (answer.status() != 200) {
            throw new AssertionError("there is no document: " + answer.text());
        }
        return new ApiDocument(answer.json());
    }

    /** The whole. */
    public JsonNode root() {
        return root;
    }

    /** By operation id. */
    public Map<String, Operation> operations() {
        return operations;
    }

    /** What is wrong with a value where the document has this schema. */
    List<String> faults(JsonNode schema, JsonNode value) {
        var whole = JsonMapper.shared().createObjectNode();
        whole.set("components", root.get("components"));
        whole.set("allOf", JsonMapper.shared().createArrayNode().add(schema));
        return schemas.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** The node itself, or what it refers to. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** The values of a media type's examples, by their names. */
    public Map<String, JsonNode> examples(JsonNode mediaType) {
        var values = new TreeMap<String, JsonNode>();
        mediaType
                .path("examples")
                .properties()
                .forEach(example -> values.put(
                        example.getKey(), resolved(example.getValue()).get("value")));
        return values;
    }

    /** One method of one path. */
    public final class Operation {

        private final String method;
        private final String path;
        private final JsonNode item;
        private final JsonNode node;

        private Operation(String method, String path, JsonNode item, JsonNode node) {
            this.method = method;
            this.path = path;
            this.item = item;
            this.node = node;
        }

        /** Its operation id. */
        public String id() {
            return node.get("operationId").asString();
        }

        /** Its method, in capitals. */
        public String method() {
            return method.toUpperCase(Locale.ROOT);
        }

        /** Its path, with the parameters by name. */
        public String path() {
            return path;
        }

        /** All that is said of it. */
        public JsonNode node() {
            return node;
        }

        /** The path with the example of each parameter in it. */
        String examplePath() {
            var filled = path;
            for (var parameter : parameters()) {
                if (parameter.get("in").asString().equals("path")) {
                    filled = filled.replace(
                            "{" + parameter.get("name").asString() + "}",
                            parameter.get("example").asString());
                }
            }
            return filled;
        }

        List<JsonNode> parameters() {
            var all = new ArrayList<JsonNode>();
            item.path("parameters").forEach(parameter -> all.add(resolved(parameter)));
            node.path("parameters").forEach(parameter -> all.add(resolved(parameter)));
            return all;
        }

        /** Whether it takes a key or a login. */
        public boolean isKeyed() {
            return !node.has("security");
        }

        /** The JSON media type of the body; missing if it takes none. */
        public JsonNode requestBody() {
            return resolved(node.path("requestBody")).path("content").path("application/json");
        }

        /** The answer with this status; missing if there is none. */
        JsonNode response(int status) {
            return resolved(node.path("responses").path(String.valueOf(status)));
        }
    }
}
