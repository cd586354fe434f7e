package dev.costtracker.api.imports;

import org.jspecify.annotations.Nullable;

/**
 * The few fields of a transcript's line that tell what was billed, when and where; never its text.
 *
 * <p>Every component is null (or false) if the line does not say it, or says it with another JSON type.
 *
 * @param type {@code assistant} for an answer
 * @param timestamp ISO 8601, as written
 * @param cwd the working folder
 * @param branch the Git branch
 * @param sideChain whether it belongs to a side chain: a sub-agent, or a question asked in passing
 * @param apiError whether it reports an error instead of an answer
 * @param reportedCost the number in {@code costUSD} as written; only old clients have it
 */
record TranscriptLine(
        @Nullable String type,
        @Nullable String timestamp,
        @Nullable String session,
        @Nullable String requestId,
        @Nullable String uuid,
        @Nullable String cwd,
        @Nullable String branch,
        boolean sideChain,
        boolean apiError,
        @Nullable String reportedCost,
        @Nullable Message message) {

    private static final String ASSISTANT = "assistant";

    /** Whether it is an answer of a model; without a type, the role or the usage says so. */
    boolean isAnswer() {
        if (type != null) {
            return type.equals(ASSISTANT);
        }
        return message != null && (ASSISTANT.equals(message.role) || message.usage != null);
    }

    /** The API's answer, without its content. */
    record Message(
            @Nullable String id,
            @Nullable String role,
            @Nullable String model,
            @Nullable TokenCounts usage) {}

    /**
     * The API's usage block.
     *
     * @param input tokens neither read from nor written to the cache; like every count {@link #INVALID} if it is not
     *     a whole number, 0 if absent
     * @param cacheWrite all tokens written to the cache, whether or not they are split below
     * @param output thinking included
     * @param serviceTier null if absent, like the texts that follow
     */
    record TokenCounts(
            long input,
            long cacheWrite,
            long cacheWrite5m,
            long cacheWrite1h,
            long cacheRead,
            long output,
            long webSearches,
            @Nullable String serviceTier,
            @Nullable String speed,
            @Nullable String inferenceGeo) {

        /** Stands for a count that is no whole number. */
        static final long INVALID = -1;
    }
}
