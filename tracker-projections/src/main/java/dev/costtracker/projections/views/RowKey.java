package dev.costtracker.projections.views;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a row is found by: texts of one line and numbers, in the order of the table's key columns. */
public final class RowKey {

    private final List<Object> cells;
    private final int hash;

    RowKey(List<Object> cells) {
        this.cells = List.copyOf(cells);
        this.hash = this.cells.hashCode(); // asked for again and again in a batch
    }

    public static RowKey of(Object... cells) {
        return new RowKey(List.of(cells));
    }

    List<Object> cells() {
        return cells;
    }

    /** As one text, for a store whose rows have a single name; no cell holds a line break. */
    String text() {
        return cells.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowKey key && hash == key.hash && cells.equals(key.cells);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return cells.toString();
    }
}
