package dev.costtracker.api.docs;

import dev.costtracker.api.http.EdgeProblems;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.http.ProblemCatalogue;
import dev.costtracker.api.http.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each operation the answers for its problems: those it lists in {@code x-problems}, and those that follow from
 * its taking a key, having a body or being a read.
 */
final class OpenApiProblems {

    private static final Map<String, Object> SCHEMA = Map.of("$ref", "#/components/schemas/Problem");

    private final ProblemCatalogue catalogue;

    OpenApiProblems(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void addTo(Map<String, Object> document) {
        document.computeIfPresent("paths", (name, paths) -> each(paths, this::withProblems));
    }

    /** The same paths, with each operation changed. */
    private static Map<String, Object> each(Object paths, OperationChange change) {
        var changed = Trees.map(paths);
        changed.replaceAll((path, item) -> {
            var operations = Trees.map(item);
            operations.replaceAll((method, operation) ->
                    method.equals("parameters") ? operation : change.apply(method, Trees.map(operation)));
            return operations;
        });
        return changed;
    }

    @FunctionalInterface
    private interface OperationChange {
        Map<String, Object> apply(String method, Map<String, Object> operation);
    }

    private Map<String, Object> withProblems(String method, Map<String, Object> operation) {
        var responses = Trees.map(operation.get("responses"));
        byStatus(types(method, operation))
                .forEach((status, types) -> responses.put(String.valueOf(status), answer(types)));
        operation.put("responses", responses);
        if (method.equals("get")) {
            var parameters = new ArrayList<>(list(operation.get("parameters")));
            parameters.add(Map.of("$ref", "#/components/parameters/MinPosition"));
            operation.put("parameters", parameters);
        }
        return operation;
    }

    private Stream<ProblemType> types(String method, Map<String, Object> operation) {
        var own = list(operation.get("x-problems")).stream().map(code -> catalogue
                .find(String.valueOf(code))
                .orElseThrow(() -> new IllegalStateException("no problem has the code " + code)));
        var body = operation.containsKey("requestBody")
                ? Stream.of(
                        EdgeProblems.MALFORMED_BODY, EdgeProblems.BODY_TOO_LARGE, EdgeProblems.UNSUPPORTED_MEDIA_TYPE)
                : Stream.<ProblemType>empty();
        var read = method.equals("get") ? Stream.of(EdgeProblems.POSITION_NOT_REACHED) : Stream.<ProblemType>empty();
        var keyed = isKeyed(operation) ? Stream.of(EdgeProblems.UNAUTHORIZED) : Stream.<ProblemType>empty();
        var all = Stream.of(
                EdgeProblems.INVALID_REQUEST,
                EdgeProblems.RATE_LIMITED,
                EdgeProblems.ADDRESS_LIMITED,
                EdgeProblems.NOT_ACCEPTABLE,
                EdgeProblems.INTERNAL_ERROR);
        return Stream.of(all, keyed, body, read, own).flatMap(types -> types);
    }

    /** Whether it takes a key or a login: all do but those that say that they take nothing. */
    private static boolean isKeyed(Map<String, Object> operation) {
        return !operation.containsKey("security");
    }

    private static SortedMap<Integer, List<ProblemType>> byStatus(Stream<ProblemType> types) {
        return types.distinct().collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, Object> answer(Collection<ProblemType> types) {
        var examples = new LinkedHashMap<String, Object>();
        for (var type : types) {
            examples.put(
                    type.code(),
                    Map.of(
                            "summary",
                            type.title(),
                            "value",
                            Problem.of(type, type.example()).document()));
        }
        return Map.of(
                "description",
                types.stream().map(ProblemType::title).collect(Collectors.joining("; ")),
                "content",
                Map.of("application/problem+json", Map.of("schema", SCHEMA, "examples", examples)));
    }

    private static List<Object> list(@Nullable Object tree) {
        return tree == null ? List.of() : Trees.list(tree);
    }
}
