package dev.costtracker.api.http;

import dev.costtracker.api.settings.Zones;
import dev.costtracker.core.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value that a field or query parameter can have.
 *
 * @param form the JSON type that carries it
 * @param expected what it must be, to follow "must be"
 * @param parser what takes what was written
 */
public record Kind<T>(Form form, String expected, Parser<T> parser) {

    /** The JSON type that carries a value; a query parameter has none. */
    public enum Form {
        STRING,
        NUMBER,
        BOOLEAN
    }

    /** Takes what was written for a value. */
    @FunctionalInterface
    public interface Parser<T> {

        /** The value; null if what was written is not of the kind. */
        @Nullable
        T parse(String written);
    }

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,18})?");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    /** An id that the client chose. */
    public static final Kind<String> ID =
            string("an id of 1 to 200 characters of A-Z a-z 0-9 . _ : -", text -> Ids.isId(text) ? text : null);

    /** A name: one line, without keys. */
    public static final Kind<String> NAME = string(
            "one line of 1 to 200 characters, not blank, without control characters",
            text -> PastedKeys.redacted(Texts.line(text, 200)));

    /** A text that says something, without keys. */
    public static final Kind<String> TEXT = string(
            "a text of 1 to 4,000 characters, not blank, without control characters other than line breaks",
            text -> text.isBlank() ? null : PastedKeys.redacted(Texts.lines(text, 4000)));

    /** A text that may be empty, without keys. */
    public static final Kind<String> REMARK = string(
            "a text of up to 4,000 characters without control characters other than line breaks",
            text -> PastedKeys.redacted(Texts.lines(text, 4000)));

    /** An instant, to the microsecond. */
    public static final Kind<Instant> INSTANT =
            string("an instant in UTC such as \"2026-10-01T09:30:00Z\"", Instants::parse);

    /** A time zone with a name. */
    public static final Kind<ZoneId> ZONE =
            string("an IANA time zone such as \"Europe/Berlin\" or \"UTC\"", text -> Zones.named(text)
                    .orElse(null));

    /** A number that is not negative, exact. */
    public static final Kind<BigDecimal> DECIMAL_STRING = string(
            "a string with a decimal number such as \"0.0156\": not negative, no exponent, up to 15 digits before the"
                    + " point and 18 behind it",
            text -> DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null);

    /** True or false. */
    public static final Kind<Boolean> FLAG = new Kind<>(Form.BOOLEAN, "true or false", text -> switch (text) {
        case "true" -> Boolean.TRUE;
        case "false" -> Boolean.FALSE;
        default -> null;
    });

    /** A value that is carried by a JSON string. */
    public static <T> Kind<T> string(String expected, Parser<T> parser) {
        return new Kind<>(Form.STRING, expected, parser);
    }

    /** A whole number; 1.0 and 1e3 are not written as one. */
    public static Kind<Long> wholeNumber(long least, long most) {
        return new Kind<>(
                Form.NUMBER, String.format(Locale.ROOT, "a whole number from %,d to %,d", least, most), text -> {
                    if (!WHOLE.matcher(text).matches()) {
                        return null;
                    }
                    var number = Long.parseLong(text);
                    return number >= least && number <= most ? number : null;
                });
    }

    /** One of these values, under its name on the wire. */
    public static <T> Kind<T> oneOf(List<T> values, Function<T, String> name) {
        var byName = new LinkedHashMap<String, T>();
        values.forEach(value -> byName.put(name.apply(value), value));
        return string("one of " + String.join(", ", byName.keySet()), byName::get);
    }

    /** The value, if what came is of this kind. */
    @Nullable
    T read(Json json) {
        var written = json.written(form);
        return written == null ? null : parser.parse(written);
    }
}
