package dev.costtracker.api.pages;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A link to a page of this server.
 *
 * @param parameters of its query, not encoded yet
 */
record Link(String path, Map<String, String> parameters) {

    static Link to(String path) {
        return new Link(path, Map.of());
    }

    /** The same with a parameter, or without it if the value is null. */
    Link with(String name, @Nullable Object value) {
        var more = new LinkedHashMap<>(parameters);
        if (value == null) {
            more.remove(name);
        } else {
            more.put(name, value.toString());
        }
        return new Link(path, more);
    }

    @Override
    public String toString() {
        var query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
