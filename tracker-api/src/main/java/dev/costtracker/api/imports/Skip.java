package dev.costtracker.api.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an answer's line is not an interaction. */
enum Skip implements Finding {
    /** The client wrote it itself; no model was asked. */
    SYNTHETIC,
    /** It says nothing about tokens. */
    NO_USAGE,
    /** A count is negative, broken, or more than one request can use. */
    INVALID_USAGE,
    /** It reports an error, and no tokens were used. */
    API_ERROR,
    /** No tokens were used. */
    NO_TOKENS,
    /** It does not say which model answered. */
    NO_MODEL,
    /** It does not say when. */
    NO_TIMESTAMP;

    /** The reason in the summary, e.g. {@code no-usage}. */
    @JsonValue
    String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
