package dev.costtracker.projections.session;

/** Whether a session goes on. */
public enum SessionStatus {
    ACTIVE("active"),
    ENDED("ended");

    private final String wire;

    SessionStatus(String wire) {
        this.wire = wire;
    }

    /** The name on the wire, e.g. {@code active}. */
    public String wire() {
        return wire;
    }
}
