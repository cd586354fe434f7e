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

    @Nullable
    Money rate() {
        return at("-") ? skip() : Money.usd(amount());
    }

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

    private @Nullable Money skip() {
        next++;
        return null;
    }

    static TableWords of(String line) {
        return new TableWords(List.of(SPACE.split(line, -1)));
    }

    BigDecimal amount() {
        var word = next();
        if (!AMOUNT.matcher(word).matches()) {
            throw wrong("a number must look like 12.50, not", word);
        }
        return new BigDecimal(word);
    }

    static IllegalArgumentException wrong(String expected, String found) {
        return new IllegalArgumentException("%s: %s".formatted(expected, found));
    }
}
