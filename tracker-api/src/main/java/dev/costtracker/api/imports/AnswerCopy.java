package dev.costtracker.api.imports;

import dev.costtracker.api.imports.TranscriptLine.TokenCounts;
import dev.costtracker.core.pricing.Billable;
import dev.costtracker.core.pricing.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one line says of an answer; a growing answer, a replay and a resumed session make several copies of one.
 *
 * @param sideChain whether the line belongs to a side chain
 * @param at microseconds since 1970
 * @param reportedCost plain decimal text in US dollars; null if the line has none that can be one
 */
record AnswerCopy(
        AnswerId id,
        boolean sideChain,
        long at,
        Terms terms,
        Usage usage,
        long webSearches,
        @Nullable String reportedCost)
        implements Finding {

    private static final String SYNTHETIC_MODEL = "<synthetic>";

    /** The API's limit; what a binary fraction has beyond it is noise. */
    private static final int MOST_DECIMALS = 18;

    /** Longer than any real amount, and far from an exponent that stands for millions of digits. */
    private static final int LONGEST_AMOUNT = 34;

    /**
     * Reads the line of an answer.
     *
     * @param session the session's id
     * @param at when it was written, in microseconds since 1970, if the line says so
     */
    static Finding of(TranscriptLine line, String session, OptionalLong at) {
        var message = line.message();
        if (message != null && SYNTHETIC_MODEL.equals(message.model())) {
            return Skip.SYNTHETIC;
        }
        if (message == null || message.usage() == null) {
            return Skip.NO_USAGE;
        }
        var counts = message.usage();
        if (!isValid(counts)) {
            return Skip.INVALID_USAGE;
        }
        var usage = usage(counts);
        if (usage.total() == 0) {
            return line.apiError() ? Skip.API_ERROR : Skip.NO_TOKENS;
        }
        var model = Names.nameOrNull(message.model());
        if (model == null) {
            return Skip.NO_MODEL;
        }
        if (at.isEmpty()) {
            return Skip.NO_TIMESTAMP;
        }
        return new AnswerCopy(
                AnswerId.of(line, session, counts),
                line.sideChain(),
                at.getAsLong(),
                Terms.of(model, counts),
                usage,
                counts.webSearches(),
                money(line.reportedCost()));
    }

    private static boolean isValid(TokenCounts counts) {
        return isCount(counts.input())
                && isCount(counts.cacheWrite())
                && isCount(counts.cacheWrite5m())
                && isCount(counts.cacheWrite1h())
                && isCount(counts.cacheRead())
                && isCount(counts.output())
                && isCount(counts.webSearches());
    }

    private static boolean isCount(long count) {
        return count >= 0 && count <= Usage.MAX_PER_CLASS;
    }

    /** Cache writes that the split leaves out are five-minute ones. */
    private static Usage usage(TokenCounts counts) {
        var unsplit = Math.max(0, counts.cacheWrite() - counts.cacheWrite5m() - counts.cacheWrite1h());
        return new Usage(
                counts.input(),
                counts.cacheWrite5m() + unsplit,
                counts.cacheWrite1h(),
                counts.cacheRead(),
                counts.output());
    }

    private static @Nullable String money(@Nullable String literal) {
        if (literal == null || literal.length() > LONGEST_AMOUNT) {
            return null;
        }
        try {
            var amount = new BigDecimal(literal);
            if (amount.signum() < 0 || amount.compareTo(Billable.MAX_REPORTED) > 0 || amount.scale() > LONGEST_AMOUNT) {
                return null;
            }
            return amount.setScale(Math.clamp(amount.scale(), 0, MOST_DECIMALS), RoundingMode.HALF_EVEN)
                    .toPlainString();
        } catch (NumberFormatException e) {
            // An exponent beyond all bounds is valid JSON.
            return null;
        }
    }
}
