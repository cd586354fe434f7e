package dev.costtracker.core.eventlog;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * How a small value type is stored: as one plain value instead of a document of its own.
 *
 * @param type the value type, e.g. {@code SessionId}
 * @param plain what is stored: {@link String}, {@link Long} or {@link BigDecimal} (as Decimal128)
 * @param write value to plain form
 * @param read plain form to value
 */
public record PlainForm<T, P>(Class<T> type, Class<P> plain, Function<T, P> write, Function<P, T> read) {

    /** A value stored as a string, such as an id. */
    public static <T> PlainForm<T, String> text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        return new PlainForm<>(type, String.class, write, read);
    }

    /** A value stored as an exact decimal, such as money in the one currency. */
    public static <T> PlainForm<T, BigDecimal> decimal(
            Class<T> type, Function<T, BigDecimal> write, Function<BigDecimal, T> read) {
        return new PlainForm<>(type, BigDecimal.class, write, read);
    }
}
