package dev.costtracker.api.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain views of what YAML read. */
final class Trees {

    private Trees() {}

    static Map<String, Object> map(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("expected a map in the OpenAPI document; got " + tree);
        }
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    static List<Object> list(@Nullable Object tree) {
        if (!(tree instanceof List<?> list)) {
            throw new IllegalArgumentException("expected a list in the OpenAPI document; got " + tree);
        }
        return List.copyOf(list);
    }
}
