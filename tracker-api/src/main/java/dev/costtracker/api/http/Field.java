package dev.costtracker.api.http;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The value of one field, to be taken after {@link Fields#done}.
 *
 * @param orNull the value; null if the field is absent
 */
public record Field<T>(@Nullable T orNull) {

    private static final Field<?> ABSENT = new Field<>(null);

    /** A field without a value. */
    @SuppressWarnings("unchecked") // it has no value, of whatever type
    public static <T> Field<T> absent() {
        return (Field<T>) ABSENT;
    }

    /** The value of a required field. */
    public T get() {
        if (orNull == null) {
            throw new NoSuchElementException("an absent field was taken for a required one, or before done()");
        }
        return orNull;
    }

    /** The value, or another one if the field is absent. */
    public T or(T other) {
        return orNull == null ? other : orNull;
    }
}
