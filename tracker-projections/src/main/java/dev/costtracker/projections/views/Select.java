package dev.costtracker.projections.views;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table to read, and in which order.
 *
 * @param conditions all of them hold
 * @param order columns that an index of the table ends with; empty for any order
 * @param after cells of the ordering columns, beyond which reading begins; null for the beginning
 */
public record Select<R>(
        Table<R> table,
        List<Condition> conditions,
        List<String> order,
        boolean descending,
        @Nullable List<Object> after) {

    public Select {
        conditions = List.copyOf(conditions);
        order = List.copyOf(order);
    }

    /** How a cell must compare with a value. */
    enum Comparison {
        EQUAL,
        AT_LEAST,
        BELOW
    }

    /** What must hold of one cell. */
    record Condition(String column, Comparison comparison, Object value) {}

    /** All rows, in any order. */
    public static <R> Select<R> from(Table<R> table) {
        return new Select<>(table, List.of(), List.of(), false, null);
    }

    public Select<R> where(String column, Object value) {
        return and(new Condition(column, Comparison.EQUAL, value));
    }

    /** The same, unless there is nothing to compare with. */
    public Select<R> whereIfGiven(String column, @Nullable Object value) {
        return value == null ? this : where(column, value);
    }

    public Select<R> atLeast(String column, long value) {
        return and(new Condition(column, Comparison.AT_LEAST, value));
    }

    public Select<R> below(String column, long value) {
        return and(new Condition(column, Comparison.BELOW, value));
    }

    private Select<R> and(Condition condition) {
        var all = new ArrayList<>(conditions);
        all.add(condition);
        return new Select<>(table, all, order, descending, after);
    }

    public Select<R> ascending(String... columns) {
        return new Select<>(table, conditions, List.of(columns), false, after);
    }

    public Select<R> descending(String... columns) {
        return new Select<>(table, conditions, List.of(columns), true, after);
    }

    /** Only what comes after these cells of the ordering columns. */
    public Select<R> after(List<Object> cells) {
        return new Select<>(table, conditions, order, descending, List.copyOf(cells));
    }

    /** Whether no row can ever begin or cease to be chosen, or move in the order. */
    boolean isByKeyAlone() {
        return conditions.stream().map(Condition::column).allMatch(table::isKey)
                && order.stream().allMatch(table::isKey);
    }

    /** Only the conditions that no change of a row concerns. */
    Select<R> ofKeyAlone() {
        var lasting = conditions.stream()
                .filter(condition -> table.isKey(condition.column()))
                .toList();
        return new Select<>(table, lasting, List.of(), false, null);
    }
}
