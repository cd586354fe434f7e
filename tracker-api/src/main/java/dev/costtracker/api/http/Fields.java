package dev.costtracker.api.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, or the parameters of a query: read them all, then call {@link #done}.
 *
 * <p>Reading never stops at a fault; {@code done} refuses the request and names every one. A field that nobody asked
 * for is a fault, and so is one that is given twice, or null: what has no value is left out.
 */
public final class Fields {

    private final String path;
    private final Json.Obj object;
    private final Faults faults;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Fields> children = new ArrayList<>(0);
    // Stands for something that is itself a fault, so that nothing in it is one too.
    private final boolean broken;
    private boolean faulty;

    private Fields(String path, Json.@Nullable Obj object, Faults faults) {
        this.path = path;
        this.broken = object == null;
        this.object = object == null ? new Json.Obj(Map.of(), List.of()) : object;
        this.faults = faults;
    }

    /** @throws ProblemException if the body is not an object */
    static Fields ofBody(Json body) {
        var faults = new Faults();
        var fields = in("", body, faults);
        if (fields.broken) {
            throw faults.problem().exception();
        }
        return fields;
    }

    static Fields ofQuery(Json.Obj parameters) {
        return new Fields("", parameters, new Faults());
    }

    /** A field that must be there. */
    public <T> Field<T> required(String name, Kind<T> kind) {
        var json = take(name);
        if (json == null) {
            fault(name, "is required: " + kind.expected());
            return Field.absent();
        }
        return read(name, json, kind);
    }

    /** A field that may be left out. */
    public <T> Field<T> optional(String name, Kind<T> kind) {
        var json = take(name);
        return json == null ? Field.absent() : read(name, json, kind);
    }

    /** An array of values that may be left out, and then is empty. */
    public <T> List<T> list(String name, Kind<T> kind, int most) {
        var values = new ArrayList<T>();
        var items = array(name, take(name), most);
        for (int i = 0; i < items.size(); i++) {
            var value = read(name + "[" + i + "]", items.get(i), kind).orNull();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** An object that must be there. */
    public Fields object(String name) {
        var json = take(name);
        if (json == null) {
            fault(name, "is required: an object");
        }
        return child(name, json);
    }

    /** An object that may be left out. */
    public Optional<Fields> optionalObject(String name) {
        return Optional.ofNullable(take(name)).map(json -> child(name, json));
    }

    /** An array of objects that must be there; each item answers for its own faults, with a {@link #done} of its own. */
    public List<Fields> items(String name, int most) {
        var json = take(name);
        if (json == null) {
            fault(name, "is required: an array of objects");
        }
        var items = new ArrayList<Fields>();
        for (var item : array(name, json, most)) {
            items.add(in(at(name) + "[" + items.size() + "]", item, new Faults()));
        }
        return items;
    }

    /** Takes a field for known without reading it. */
    public void ignore(String name) {
        asked.add(name);
    }

    /** Records that a field is wrong for a reason that its kind can't know. */
    public void fault(String name, String message) {
        faulty = true;
        if (!broken) {
            faults.add(at(name), message);
        }
    }

    /** Whether something that was read so far from this object itself had a fault. */
    public boolean hasFaults() {
        return broken || faulty;
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException if there was any fault, naming every one
     */
    public void done() {
        finish();
        if (!faults.isEmpty()) {
            throw faults.problem().exception();
        }
    }

    /**
     * Ends the reading of a body and its query together.
     *
     * @throws ProblemException if there was any fault in either, naming every one
     */
    public void doneWith(Fields query) {
        query.finish();
        faults.addAll(query.faults);
        done();
    }

    /** The exception that names every fault so far, for one that shows only after {@link #done}. */
    public ProblemException refused() {
        return faults.problem().exception();
    }

    private void finish() {
        object.repeated().forEach(name -> faults.add(at(Shown.name(name)), "is given more than once"));
        if (!asked.containsAll(object.fields().keySet())) {
            object.fields().keySet().stream()
                    .filter(name -> !asked.contains(name))
                    .forEach(name -> faults.add(at(Shown.name(name)), notKnown()));
        }
        children.forEach(Fields::finish);
    }

    private String notKnown() {
        return asked.isEmpty() ? "is not known here" : "is not known here; known are " + String.join(", ", asked);
    }

    private @Nullable Json take(String name) {
        asked.add(name);
        return object.fields().get(name);
    }

    private <T> Field<T> read(String name, Json json, Kind<T> kind) {
        var value = kind.read(json);
        if (value == null) {
            fault(name, expected(kind.expected(), json));
        }
        return new Field<>(value);
    }

    private List<Json> array(String name, @Nullable Json json, int most) {
        if (json instanceof Json.Arr array) {
            if (array.items().size() <= most) {
                return array.items();
            }
            fault(
                    name,
                    String.format(
                            Locale.ROOT,
                            "must have at most %,d items; got %,d",
                            most,
                            array.items().size()));
        } else if (json != null) {
            fault(name, expected("an array", json));
        }
        return List.of();
    }

    private Fields child(String name, @Nullable Json json) {
        var child = json == null ? new Fields(at(name), null, faults) : in(at(name), json, faults);
        children.add(child);
        return child;
    }

    private static Fields in(String path, Json json, Faults faults) {
        if (json instanceof Json.Obj object) {
            return new Fields(path, object, faults);
        }
        faults.add(path.isEmpty() ? "body" : path, expected("an object", json));
        return new Fields(path, null, faults);
    }

    private static String expected(String what, Json json) {
        return json == Json.Word.NULL
                ? "must be %s; got null: leave the field out if it has no value".formatted(what)
                : "must be %s; got %s".formatted(what, json.shown());
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
