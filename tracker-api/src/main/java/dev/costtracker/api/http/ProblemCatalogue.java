package dev.costtracker.api.http;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every kind of problem that this server knows, by its code. */
public final class ProblemCatalogue {

    private final SortedMap<String, ProblemType> byCode = new TreeMap<>();

    ProblemCatalogue(List<ProblemTypes> features) {
        for (var feature : features) {
            for (var type : feature.types()) {
                if (byCode.put(type.code(), type) != null) {
                    throw new IllegalArgumentException("two kinds of problem have the code " + type.code());
                }
            }
        }
    }

    /** The kind with this code. */
    public Optional<ProblemType> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All of them, by code. */
    public Collection<ProblemType> all() {
        return byCode.values();
    }
}
