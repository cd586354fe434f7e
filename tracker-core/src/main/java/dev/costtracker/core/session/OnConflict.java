package dev.costtracker.core.session;

/** What other content under a known id does. */
public enum OnConflict {
    /** It is refused. */
    REFUSE,
    /** It replaces what is logged, unless it is a smaller copy of it; the old content stays in the log. */
    AMEND
}
