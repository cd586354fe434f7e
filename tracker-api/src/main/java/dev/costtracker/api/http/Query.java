package dev.costtracker.api.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a query string apart. */
final class Query {

    private static final Json.Obj NONE = new Json.Obj(Map.of(), List.of());

    private Query() {}

    /** @throws ProblemException if it is not percent-encoded UTF-8 */
    static Json.Obj parse(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, Json>();
        var repeated = new ArrayList<String>(0);
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (values.putIfAbsent(name, new Json.Param(value)) != null) {
                repeated.add(name);
            }
        }
        return new Json.Obj(values, repeated);
    }

    private static String decode(String encoded) {
        try {
            var text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) { // what the decoder puts for bytes that are no UTF-8
                return text;
            }
        } catch (IllegalArgumentException e) {
            // answered below, like bytes that are no UTF-8
        }
        throw Problem.of(EdgeProblems.BAD_REQUEST, "the query is not percent-encoded UTF-8")
                .exception();
    }
}
