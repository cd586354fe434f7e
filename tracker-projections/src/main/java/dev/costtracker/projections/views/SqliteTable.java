package dev.costtracker.projections.views;

import dev.costtracker.projections.views.Column.Kind;
import dev.costtracker.projections.views.Select.Condition;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table of a generation in SQL; amounts are stored as the text of their digits. */
final class SqliteTable<R> {

    private final Table<R> table;
    private final String name;

    SqliteTable(Generation generation, Table<R> table) {
        this.table = table;
        this.name = generation.id() + "_" + table.name();
    }

    List<String> create() {
        var statements = new ArrayList<String>();
        var columns = table.columns().stream().map(this::defined).collect(Collectors.joining(", "));
        statements.add("CREATE TABLE %s (%s, PRIMARY KEY (%s)) STRICT, WITHOUT ROWID"
                .formatted(name, columns, names(table.keyColumns())));
        for (var index : table.indexes()) {
            statements.add("CREATE INDEX %s_by_%s ON %s (%s)"
                    .formatted(name, String.join("_", index), name, String.join(", ", index)));
        }
        return statements;
    }

    private String defined(Column<R> column) {
        var type = column.kind() == Kind.NUMBER ? "INTEGER" : "TEXT";
        return column.name() + " " + type + (table.keyColumns().contains(column) ? " NOT NULL" : "");
    }

    String drop() {
        return "DROP TABLE IF EXISTS " + name;
    }

    String find() {
        return "SELECT %s FROM %s WHERE %s"
                .formatted(
                        names(table.columns()),
                        name,
                        table.keyColumns().stream()
                                .map(column -> column.name() + " = ?")
                                .collect(Collectors.joining(" AND ")));
    }

    /** Finds as many rows at once. */
    String findAll(int count) {
        var key = table.keyColumns().stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
        return "SELECT %s FROM %s WHERE (%s) IN (VALUES %s)"
                .formatted(
                        names(table.columns()),
                        name,
                        names(table.keyColumns()),
                        String.join(", ", Collections.nCopies(count, key)));
    }

    String upsert() {
        var places = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        var rest = table.columns()
                .subList(table.keyColumns().size(), table.columns().size());
        return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(
                        name,
                        names(table.columns()),
                        places,
                        names(table.keyColumns()),
                        rest.stream()
                                .map(column -> "%1$s = excluded.%1$s".formatted(column.name()))
                                .collect(Collectors.joining(", ")));
    }

    String select(Select<R> select) {
        var where = new ArrayList<String>();
        select.conditions().forEach(condition -> where.add(condition.column() + " " + sign(condition) + " ?"));
        if (select.after() != null) {
            var places = select.order().stream().map(column -> "?").collect(Collectors.joining(", "));
            where.add("(%s) %s (%s)"
                    .formatted(String.join(", ", select.order()), select.descending() ? "<" : ">", places));
        }
        var direction = select.descending() ? " DESC" : "";
        return "SELECT %s FROM %s%s%s"
                .formatted(
                        names(table.columns()),
                        name,
                        where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where),
                        select.order().isEmpty()
                                ? ""
                                : select.order().stream()
                                        .map(column -> column + direction)
                                        .collect(Collectors.joining(", ", " ORDER BY ", "")));
    }

    private static String sign(Condition condition) {
        return switch (condition.comparison()) {
            case EQUAL -> "=";
            case AT_LEAST -> ">=";
            case BELOW -> "<";
        };
    }

    void bind(PreparedStatement statement, Select<R> select) throws SQLException {
        int place = 1;
        for (var condition : select.conditions()) {
            statement.setObject(place++, condition.value());
        }
        if (select.after() != null) {
            for (var cell : select.after()) {
                statement.setObject(place++, cell);
            }
        }
    }

    static void bind(PreparedStatement statement, RowKey key) throws SQLException {
        bind(statement, List.of(key), 1);
    }

    /** As many keys as the statement has room for; the last one again where there are fewer. */
    static void bind(PreparedStatement statement, List<RowKey> keys, int count) throws SQLException {
        int place = 1;
        for (int i = 0; i < count; i++) {
            for (var cell : keys.get(Math.min(i, keys.size() - 1)).cells()) {
                statement.setObject(place++, cell);
            }
        }
    }

    void bindRow(PreparedStatement statement, Object row) throws SQLException {
        @SuppressWarnings("unchecked") // a change holds a row of its own table
        var typed = (R) row;
        int place = 1;
        for (var column : table.columns()) {
            var cell = column.cell().apply(typed);
            switch (cell) {
                case null -> statement.setObject(place, null);
                case Long number -> statement.setLong(place, number);
                case BigDecimal amount -> statement.setString(place, amount.toPlainString());
                default -> statement.setString(place, cell.toString());
            }
            place++;
        }
    }

    R row(ResultSet result) throws SQLException {
        var columns = table.columns();
        @Nullable Object[] cells = new @Nullable Object[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(result, columns.get(i).kind(), i + 1);
        }
        return table.row(cells);
    }

    private static @Nullable Object cell(ResultSet result, Kind kind, int place) throws SQLException {
        if (kind == Kind.NUMBER) {
            long number = result.getLong(place);
            return number == 0 && result.wasNull() ? null : number;
        }
        var text = result.getString(place);
        return text == null || kind == Kind.TEXT ? text : new BigDecimal(text);
    }

    private String names(List<Column<R>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
