package dev.costtracker.api.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * The OpenAPI document, put together from the files {@code openapi/*.yaml}: what is common, and one file for a feature.
 *
 * <p>Written by hand are paths, schemas and examples. What is the same everywhere is added by {@link OpenApiProblems}.
 */
final class OpenApiDocument {

    private final OpenApiProblems problems;

    OpenApiDocument(OpenApiProblems problems) {
        this.problems = problems;
    }

    /** The whole document. */
    Map<String, Object> build() {
        var document = new LinkedHashMap<String, Object>();
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*.yaml");
            Arrays.sort(files, Comparator.comparing(OpenApiDocument::name));
            for (var file : files) {
                merge(document, read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the OpenAPI document can't be read from the jar", e);
        }
        problems.addTo(document);
        return document;
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }

    private static Map<String, Object> read(Resource file) throws IOException {
        // The schema of JSON, in which a date is a string.
        var yaml = new Yaml(
                new SafeConstructor(new LoaderOptions()),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                new JsonTags());
        try (var in = file.getInputStream()) {
            return Trees.map(yaml.load(in));
        }
    }

    private static void merge(Map<String, Object> into, Map<String, Object> more) {
        more.forEach((name, value) -> {
            var known = into.get(name);
            if (known instanceof Map<?, ?> map) {
                var both = new LinkedHashMap<>(Trees.map(map));
                merge(both, Trees.map(value));
                into.put(name, both);
            } else if (known instanceof List<?> list) {
                var both = new ArrayList<Object>(list);
                both.addAll(Trees.list(value));
                into.put(name, both);
            } else if (known == null) {
                into.put(name, value);
            } else {
                throw new IllegalStateException("two files of the OpenAPI document say what " + name + " is");
            }
        });
    }
}
