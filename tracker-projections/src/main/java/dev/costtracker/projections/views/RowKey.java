package dev.costtracker.projections.views;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a row is found by.
 *
 * @param cells texts of one line and numbers, in the order of the table's key columns
 */
public record RowKey(List<Object> cells) {

    public RowKey {
        cells = List.copyOf(cells);
    }

    public static RowKey of(Object... cells) {
        return new RowKey(List.of(cells));
    }

    /** As one text, for a store whose rows have a single name; no cell holds a line break. */
    String text() {
        return cells.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
