package dev.costtracker.core.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of one line of a {@link PriceTable}, taken from the left. */
final class TableWords {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern AMOUNT = Pattern.compile("\\d+(?:\\.\\d+)?");

    private final List<String> words;
    private int next;

    private TableWords(List<String> words) {
        this.words = words;
    }

    static TableWords of(String line) {
        return new TableWords(List.of(SPACE.split(line, -1)));
    }

    boolean more() {
        return next < words.size();
    }

    boolean at(String word) {
        return more() && words.get(next).equals(word);
    }

    String next() {
        if (!more()) {
            throw wrong("a line must not end after", String.join(" ", words));
        }
        return words.get(next++);
    }

    /** A price, or null for a dash. */
    @Nullable
    Money rate() {
        return at("-") ? skip() : Money.usd(amount());
    }

    /** The number behind a word that may be left out, or null. */
    @Nullable
    BigDecimal option(String name) {
        if (!at(name)) {
            return null;
        }
        next++;
        return amount();
    }

    void end() {
        if (more()) {
            throw wrong("a line must end before", next());
        }
    }

    BigDecimal amount() {
        var word = next();
        if (!AMOUNT.matcher(word).matches()) {
            throw wrong("a number must look like 12.50, not", word);
        }
        return new BigDecimal(word);
    }

    long count() {
        var number = amount();
        if (number.scale() > 0) {
            throw wrong("a count must be whole, not", number.toPlainString());
        }
        return number.longValueExact();
    }

    static IllegalArgumentException wrong(String expected, String found) {
        return new IllegalArgumentException("%s: %s".formatted(expected, found));
    }

    private @Nullable Money skip() {
        next++;
        return null;
    }
}
