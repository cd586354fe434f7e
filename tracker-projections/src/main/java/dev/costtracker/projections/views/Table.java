package dev.costtracker.projections.views;

import dev.costtracker.projections.views.Column.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table of a view: what its rows are made of, by what they are found, and in which orders they can be read.
 *
 * @param <R> a row
 */
public final class Table<R> {

    private final String name;
    private final List<Column<R>> columns;
    private final int keyLength;
    private final List<List<String>> indexes;
    private final Function<Cells, R> reader;
    private final Map<String, Integer> places = new HashMap<>();

    private Table(Shape<R> shape, Function<Cells, R> reader) {
        this.name = shape.name;
        this.columns = List.copyOf(shape.columns);
        this.keyLength = shape.keyLength;
        this.indexes = List.copyOf(shape.indexes);
        this.reader = reader;
        columns.forEach(column -> places.put(column.name(), places.size()));
    }

    /** Begins a table; the key's columns come first. */
    public static <R> Shape<R> named(String name) {
        return new Shape<>(name);
    }

    public String name() {
        return name;
    }

    List<Column<R>> columns() {
        return columns;
    }

    List<Column<R>> keyColumns() {
        return columns.subList(0, keyLength);
    }

    List<List<String>> indexes() {
        return indexes;
    }

    boolean isKey(String column) {
        return keyColumns().stream().anyMatch(key -> key.name().equals(column));
    }

    RowKey key(R row) {
        var cells = new ArrayList<Object>(keyLength);
        for (var column : keyColumns()) {
            var cell = column.cell().apply(row);
            if (cell == null) {
                throw new IllegalArgumentException("key column %s of table %s is empty".formatted(column.name(), name));
            }
            cells.add(cell);
        }
        return new RowKey(cells);
    }

    R row(@Nullable Object[] values) {
        return reader.apply(new Cells(places, values));
    }

    @Override
    public String toString() {
        return name;
    }

    /** A table in the making. */
    public static final class Shape<R> {

        private final String name;
        private final List<Column<R>> columns = new ArrayList<>();
        private final List<List<String>> indexes = new ArrayList<>();
        private int keyLength;

        private Shape(String name) {
            this.name = name;
        }

        public Shape<R> text(String column, Function<R, @Nullable String> cell) {
            return add(column, Kind.TEXT, cell::apply);
        }

        public Shape<R> number(String column, ToLongFunction<R> cell) {
            return add(column, Kind.NUMBER, cell::applyAsLong);
        }

        public Shape<R> numberOrNull(String column, Function<R, @Nullable Long> cell) {
            return add(column, Kind.NUMBER, cell::apply);
        }

        public Shape<R> amount(String column, Function<R, @Nullable BigDecimal> cell) {
            return add(column, Kind.AMOUNT, cell::apply);
        }

        private Shape<R> add(String column, Kind kind, Function<R, @Nullable Object> cell) {
            columns.add(new Column<>(column, kind, cell));
            return this;
        }

        /** The columns so far are the key. */
        public Shape<R> key() {
            keyLength = columns.size();
            return this;
        }

        /** Rows can be read in the order of these columns, within those before them that a reader names. */
        public Shape<R> index(String... ordered) {
            indexes.add(List.of(ordered));
            return this;
        }

        public Table<R> rows(Function<Cells, R> reader) {
            return new Table<>(this, reader);
        }
    }
}
