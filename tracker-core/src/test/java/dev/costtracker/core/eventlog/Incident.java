package dev.costtracker.core.eventlog;

/** What a simulation must have met often, or it shows little. */
enum Incident {
    MESSAGE_LOST,
    MESSAGE_LATE,
    MESSAGE_TWICE,
    CONNECTION_BROKEN,
    ELECTION,
    /** A primary has written what it will have to take back. */
    STALE_WRITE,
    ROLLBACK,
    UNJOURNALED_LOST,
    WRITE_CONCERN_ERROR,
    /** A batch stopped at a taken position after some of its records were written. */
    PARTIAL_BATCH,
    /** The record in the place was sent by the same batch before. */
    TAKEN_BY_ITSELF,
    /** So it is on a primary that will have to take it back. */
    TAKEN_BY_ITSELF_IN_VAIN,
    /** The record in the place is not yet on a majority. */
    TAKEN_UNSEEN,
    /** A read had to wait for what its node had seen before. */
    READ_WAITED,
    READ_IN_VAIN,
    NODE_KILLED,
    NODE_PAUSED,
    MEMBER_KILLED,
    MEMBER_PAUSED,
    /** A node has given a batch to the one that leads. */
    PASSED_ON,
    LINE_BROKEN,
    ACKNOWLEDGED,
    REFUSED,
    GAVE_UP
}
