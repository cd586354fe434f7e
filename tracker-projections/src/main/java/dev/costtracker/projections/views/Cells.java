package dev.costtracker.projections.views;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of one row, by the names of their columns. */
public final class Cells {

    private final Map<String, Integer> places;
    private final @Nullable Object[] values;

    Cells(Map<String, Integer> places, @Nullable Object[] values) {
        this.places = places;
        this.values = values;
    }

    public String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    public @Nullable String textOrNull(String column) {
        return (String) value(column);
    }

    public long number(String column) {
        return Objects.requireNonNull(numberOrNull(column), column);
    }

    public @Nullable Long numberOrNull(String column) {
        return (Long) value(column);
    }

    public BigDecimal amount(String column) {
        return Objects.requireNonNull(amountOrNull(column), column);
    }

    public @Nullable BigDecimal amountOrNull(String column) {
        return (BigDecimal) value(column);
    }

    private @Nullable Object value(String column) {
        return values[Objects.requireNonNull(places.get(column), column)];
    }
}
