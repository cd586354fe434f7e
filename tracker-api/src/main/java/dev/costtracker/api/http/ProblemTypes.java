package dev.costtracker.api.http;

import java.util.List;

/** The kinds of problem that one feature adds: a bean of this type makes them known. */
public record ProblemTypes(List<ProblemType> types) {

    public ProblemTypes {
        types = List.copyOf(types);
    }
}
