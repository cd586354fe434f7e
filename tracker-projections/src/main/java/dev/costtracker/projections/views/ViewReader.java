package dev.costtracker.projections.views;

import java.util.function.Function;

/** Where views are read: of a running server, or as far as a test has folded them. */
public interface ViewReader {

    /**
     * Reads a view as it is at one position.
     *
     * @param reader may be called more than once
     * @throws ViewsUnavailable if it is being built and none was before, or its store does not answer
     */
    <T> T read(View view, Function<Snapshot, T> reader);
}
