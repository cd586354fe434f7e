package dev.costtracker.projections.views;

import dev.costtracker.projections.views.Select.Condition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What a select chooses, and in which order, judged here as the database judges it. */
record Chosen(Select<?> select) {

    boolean has(Document row) {
        return select.conditions().stream().allMatch(condition -> holds(condition, row.get(condition.column())))
                && isBeyond(row);
    }

    private static boolean holds(Condition condition, @Nullable Object cell) {
        return cell != null
                && switch (condition.comparison()) {
                    case EQUAL -> cell.equals(condition.value());
                    case AT_LEAST -> compare(cell, condition.value()) >= 0;
                    case BELOW -> compare(cell, condition.value()) < 0;
                };
    }

    private boolean isBeyond(Document row) {
        var after = select.after();
        return after == null || directed(compare(cells(row), after)) > 0;
    }

    /** In the order asked for. */
    int compare(Document a, Document b) {
        return directed(compare(cells(a), cells(b)));
    }

    private List<@Nullable Object> cells(Document row) {
        return select.order().stream().<@Nullable Object>map(row::get).toList();
    }

    private int directed(int comparison) {
        return select.descending() ? -comparison : comparison;
    }

    private static int compare(List<? extends @Nullable Object> a, List<? extends @Nullable Object> b) {
        for (int i = 0; i < a.size(); i++) {
            int comparison = compare(a.get(i), b.get(i));
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Long one && b instanceof Long other) {
            return Long.compare(one, other);
        }
        if (a instanceof String one && b instanceof String other) {
            return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
        return Boolean.compare(a != null, b != null); // what is absent comes first
    }
}
