package dev.costtracker.core.eventlog;

/** How an adapter to MongoDB can be wrong: what a simulation must find, or it would find nothing. */
enum Mistake {
    NONE,
    /** Takes the word of the primary alone. */
    WRITES_WITH_W1,
    /** Looks at write errors only. */
    IGNORES_WRITE_CONCERN_ERRORS,
    /** Goes on with the other records when one position is taken. */
    WRITES_UNORDERED,
    /** Sends the second half of a batch without waiting for the first. */
    HAS_TWO_BATCHES_IN_FLIGHT,
    /** Reads what the primary has. */
    READS_LOCAL,
    /** Does not ask for what was seen before. */
    READS_WITHOUT_TIME,
    /** Does not ask for what another node had seen when it sent its records. */
    IGNORES_OTHERS_TIME,
    /** Takes a lost answer for "not written", and gives the appends new positions. */
    TAKES_SILENCE_FOR_FAILURE
}
