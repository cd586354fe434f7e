package dev.costtracker.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instants on the wire: RFC 3339 in UTC. */
final class Instants {

    // Java would also take 24:00, a leap second and a sixth digit in the year; they have no place in a cost record.
    private static final Pattern UTC = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5]" + "[0-9](\\.[0-9]{1,9})?)(Z|\\+00:00)");

    private Instants() {}

    /** The instant, cut to the microsecond; null if the text is none or not in UTC. */
    static @Nullable Instant parse(String text) {
        var match = UTC.matcher(text);
        if (!match.matches()) {
            return null;
        }
        try {
            return Instant.parse(match.group(1) + "Z").truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            return null; // the 30th of February
        }
    }
}
