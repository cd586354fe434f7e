package dev.costtracker.api.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A part of a YAML document. */
record Yaml(@Nullable Object value) {

    static Yaml parse(String text) {
        return new Yaml(
                new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).<@Nullable Object>load(text));
    }

    /** Reads a file of the repository. */
    static Yaml read(String path) throws IOException {
        return parse(Files.readString(Path.of("..", path)));
    }

    /** What is below these names; nothing if one is not there. */
    Yaml at(String... names) {
        var part = this;
        for (var name : names) {
            part = new Yaml(part.map().get(name));
        }
        return part;
    }

    /** Its names and their parts; none if it is not there. */
    Map<?, ?> map() {
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    /** Its names as text. */
    List<String> names() {
        return map().keySet().stream().map(Objects::toString).toList();
    }

    /** Its elements; none if it is not there. */
    List<Yaml> list() {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(Yaml::new).toList();
    }

    /** Its elements as text. */
    List<String> texts() {
        return list().stream().map(Yaml::text).toList();
    }

    String text() {
        return Objects.toString(value);
    }
}
