package dev.costtracker.api.session;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Which of the two forms of a report the header Accept prefers; JSON unless Markdown is named more clearly. */
final class Preference {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown");

    private Preference() {}

    static boolean isForMarkdown(@Nullable String accept) {
        return weight(accept, MARKDOWN) > weight(accept, MediaType.APPLICATION_JSON);
    }

    /** The quality of the range that fits best, in thousandths, and above that how narrow the range is. */
    private static long weight(@Nullable String accept, MediaType type) {
        return MediaType.parseMediaTypes(accept).stream()
                .filter(range -> range.includes(type))
                .max(Comparator.comparingInt(Preference::narrowness))
                .map(range -> 10
                                * new BigDecimal(String.valueOf(range.getQualityValue()))
                                        .movePointRight(3)
                                        .longValue()
                        + narrowness(range))
                .orElse(0L);
    }

    private static int narrowness(MediaType range) {
        return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
    }
}
