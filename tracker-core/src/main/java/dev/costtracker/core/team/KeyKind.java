package dev.costtracker.core.team;

/** What an API key is for. */
public enum KeyKind {
    /** Everything its owner may do. */
    MEMBER,
    /** Logging on its owner's behalf, and nothing else. */
    INGEST
}
