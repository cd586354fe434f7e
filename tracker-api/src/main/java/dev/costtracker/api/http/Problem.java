package dev.costtracker.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One problem, as RFC 9457 has it.
 *
 * @param type its kind
 * @param detail what it is this time
 * @param errors each fault of the request; empty if it is not about that
 * @param members further members, in order
 * @param headers headers of the answer
 */
public record Problem(
        ProblemType type, String detail, List<Fault> errors, Map<String, Object> members, Map<String, String> headers) {

    /** A problem without further members. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of(), Map.of());
    }

    Problem errors(List<Fault> faults) {
        return new Problem(type, detail, List.copyOf(faults), members, headers);
    }

    /** The same with a further member. */
    public Problem member(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(type, detail, errors, more, headers);
    }

    /** The same with a further header. */
    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail, errors, members, more);
    }

    /** To be thrown. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** The document: {@code {"type": "/problems/…", "title": …, "status": …, "detail": …, "errors": […], …}}. */
    public Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", type.uri());
        document.put("title", type.title());
        document.put("status", type.status());
        document.put("detail", detail);
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        document.putAll(members);
        return document;
    }
}
