package dev.costtracker.projections.views;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a view's table.
 *
 * @param name the same in every store
 * @param kind what its cells hold
 * @param cell the cell of a row; null where the row has none
 */
record Column<R>(String name, Kind kind, Function<R, @Nullable Object> cell) {

    /** What a cell can hold. */
    enum Kind {
        /** A {@link String}; ordered by code points. */
        TEXT,
        /** A {@link Long}. */
        NUMBER,
        /** A {@link java.math.BigDecimal}, exact; not to be ordered by. */
        AMOUNT
    }
}
