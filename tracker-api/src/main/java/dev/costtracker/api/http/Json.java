package dev.costtracker.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it was sent: nothing converted, nothing lost. */
sealed interface Json {

    /**
     * A JSON object, or the parameters of a query.
     *
     * @param fields the first value of each name
     * @param repeated names that came more than once
     */
    record Obj(Map<String, Json> fields, List<String> repeated) implements Json {

        /** Without the parameters that have no value. */
        Obj withoutBlanks() {
            var filled = new LinkedHashMap<>(fields);
            filled.values().removeIf(new Param("")::equals);
            return new Obj(filled, repeated);
        }
    }

    /** A JSON array. */
    record Arr(List<Json> items) implements Json {}

    /** A JSON string; it may hold lone surrogates. */
    record Text(String value) implements Json {}

    /**
     * A JSON number.
     *
     * @param written as it was written, e.g. {@code 1e3}
     */
    record Num(String written) implements Json {}

    /** The three words of JSON. */
    enum Word implements Json {
        TRUE,
        FALSE,
        NULL
    }

    /** The value of a query parameter, which has no type of its own. */
    record Param(String value) implements Json {}

    /** How a fault shows what came: short, on one line, and nothing long, since secrets are long. */
    default String shown() {
        return switch (this) {
            case Obj object -> "an object";
            case Arr array -> "an array";
            case Text text -> Shown.quoted(text.value());
            case Param param -> Shown.quoted(param.value());
            case Num number -> Shown.plain(number.written());
            case Word word -> word.name().toLowerCase(Locale.ROOT);
        };
    }

    /** What was written, if it has the form of a value; null if it has another. */
    default @Nullable String written(Kind.Form form) {
        return switch (this) {
            case Param param -> param.value();
            case Text text -> form == Kind.Form.STRING ? text.value() : null;
            case Num number -> form == Kind.Form.NUMBER ? number.written() : null;
            case Word word -> form == Kind.Form.BOOLEAN && word != Word.NULL ? word.shown() : null;
            case Obj object -> null;
            case Arr array -> null;
        };
    }
}
