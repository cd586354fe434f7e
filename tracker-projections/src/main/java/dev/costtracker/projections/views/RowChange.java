package dev.costtracker.projections.views;

import org.jspecify.annotations.Nullable;

/** What an event makes of a row. */
@FunctionalInterface
public interface RowChange<R> {

    /**
     * The row afterwards.
     *
     * @param row as it was; null if there was none
     */
    R of(@Nullable R row);
}
