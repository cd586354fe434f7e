package dev.costtracker.projections.spend;

/** What spend can be grouped by. */
public enum Dimension {
    /** A day in the zone. */
    DAY("day"),
    /** A week in the zone, from Monday; named by its Monday. */
    WEEK("week"),
    /** A month in the zone; named by its first day. */
    MONTH("month"),
    TEAM("team"),
    PROJECT("project"),
    USER("user"),
    MODEL("model");

    private final String wire;

    Dimension(String wire) {
        this.wire = wire;
    }

    /** The name on the wire, e.g. {@code day}. */
    public String wire() {
        return wire;
    }

    /** Whether it cuts time. */
    public boolean isTime() {
        return this == DAY || this == WEEK || this == MONTH;
    }
}
