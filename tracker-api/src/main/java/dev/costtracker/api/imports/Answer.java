package dev.costtracker.api.imports;

import dev.costtracker.core.pricing.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a model, made of all its copies.
 *
 * <p>There may be a million of them in a small heap, so ids are bytes and counts are ints; both are long enough.
 */
final class Answer {

    private final byte[] id;
    private byte @Nullable [] requestId;
    private TranscriptSession session;
    private long at;
    private boolean sideChain;
    private Terms terms;
    private int input;
    private int cacheWrite5m;
    private int cacheWrite1h;
    private int cacheRead;
    private int output;
    private int webSearches;
    private @Nullable String reportedCost;

    Answer(byte[] id, AnswerCopy copy, Terms terms, TranscriptSession session) {
        this.id = id;
        this.session = session;
        this.at = copy.at();
        this.requestId = bytesOrNull(copy.id().requestId());
        this.terms = terms;
        take(copy, terms);
    }

    /** Adds a copy: the better one's content counts, and the request happened when the earliest says. */
    void add(AnswerCopy copy, Terms copyTerms) {
        at = Math.min(at, copy.at());
        if (copy.sideChain() == sideChain) {
            requestId = first(requestId, bytesOrNull(copy.id().requestId()));
            if (compare(copy) > 0) {
                take(copy, copyTerms);
            }
        } else if (sideChain) {
            // Lines of a side chain carry the request id of whoever replays them.
            requestId = bytesOrNull(copy.id().requestId());
            take(copy, copyTerms);
        }
    }

    /** The larger output goes first; the rest makes the choice independent of the order in which copies are read. */
    private int compare(AnswerCopy copy) {
        var usage = usage();
        long[] differences = {
            copy.usage().output() - output,
            copy.usage().total() - usage.total(),
            copy.usage().cacheWrite1h() - cacheWrite1h,
            copy.usage().input() - input,
            copy.webSearches() - webSearches,
            text(copy.reportedCost()).compareTo(text(reportedCost)),
            text(copy.terms().speed()).compareTo(text(terms.speed())),
            copy.terms().toString().compareTo(terms.toString())
        };
        for (var difference : differences) {
            if (difference != 0) {
                return Long.signum(difference);
            }
        }
        return 0;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static byte @Nullable [] first(byte @Nullable [] one, byte @Nullable [] other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Arrays.compare(one, other) <= 0 ? one : other;
    }

    private void take(AnswerCopy copy, Terms copyTerms) {
        sideChain = copy.sideChain();
        terms = copyTerms;
        input = Math.toIntExact(copy.usage().input());
        cacheWrite5m = Math.toIntExact(copy.usage().cacheWrite5m());
        cacheWrite1h = Math.toIntExact(copy.usage().cacheWrite1h());
        cacheRead = Math.toIntExact(copy.usage().cacheRead());
        output = Math.toIntExact(copy.usage().output());
        webSearches = Math.toIntExact(copy.webSearches());
        reportedCost = copy.reportedCost();
    }

    byte[] idBytes() {
        return id;
    }

    byte @Nullable [] requestIdBytes() {
        return requestId;
    }

    void forgetRequestId() {
        requestId = null;
    }

    String id() {
        return new String(id, StandardCharsets.US_ASCII);
    }

    @Nullable
    String requestId() {
        return requestId == null ? null : new String(requestId, StandardCharsets.US_ASCII);
    }

    TranscriptSession session() {
        return session;
    }

    void moveTo(TranscriptSession owner) {
        session = owner;
    }

    /** When the first copy was written, in microseconds since 1970. */
    long at() {
        return at;
    }

    Terms terms() {
        return terms;
    }

    Usage usage() {
        return new Usage(input, cacheWrite5m, cacheWrite1h, cacheRead, output);
    }

    int webSearches() {
        return webSearches;
    }

    @Nullable
    String reportedCost() {
        return reportedCost;
    }

    private static byte @Nullable [] bytesOrNull(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.US_ASCII);
    }
}
