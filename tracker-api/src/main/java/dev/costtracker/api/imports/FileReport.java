package dev.costtracker.api.imports;

import dev.costtracker.core.pricing.Billable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found in one file, as counts. */
final class FileReport {

    private static final int MOST_MALFORMED_SHOWN = 5;

    private final Path file;
    private final Map<Skip, Long> skipped = new EnumMap<>(Skip.class);
    private final List<String> shown = new ArrayList<>();
    private long lines;
    private long malformed;
    private long costsLeftOut;

    FileReport(Path file) {
        this.file = file;
    }

    void line() {
        lines++;
    }

    void malformed(long lineNumber, String reason) {
        malformed++;
        if (shown.size() < MOST_MALFORMED_SHOWN) {
            shown.add("%s:%d: malformed line: %s".formatted(file, lineNumber, reason));
        }
    }

    void skipped(Skip reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    /** An answer counts without the cost that its line reports, as that can't be one. */
    void costLeftOut() {
        costsLeftOut++;
    }

    long lines() {
        return lines;
    }

    long malformedLines() {
        return malformed;
    }

    Map<Skip, Long> skipped() {
        return skipped;
    }

    /** Says which lines are malformed, without their text: the first few, then how many more; and what costs were left out. */
    List<String> messages() {
        var messages = new ArrayList<>(shown);
        if (malformed > shown.size()) {
            messages.add("%s: %d more malformed lines".formatted(file, malformed - shown.size()));
        }
        if (costsLeftOut > 0) {
            messages.add("%s: left out %d reported costs that are not from 0 to %,d USD"
                    .formatted(file, costsLeftOut, Billable.MAX_REPORTED.intValueExact()));
        }
        return messages;
    }
}
