package dev.costtracker.projections.session;

/** The order of a list of sessions; the id decides between equals, so that every order is total. */
public enum SessionSort {
    /** Latest start first. */
    NEWEST("-startedAt"),
    /** Earliest start first. */
    OLDEST("startedAt"),
    /** By name, A first, capitals before small letters. */
    NAME("name"),
    /** By name, Z first. */
    NAME_DESCENDING("-name"),
    /** By cost, least first; amounts are told apart to a billionth of a dollar. */
    CHEAPEST("cost"),
    /** By cost, most first. */
    COSTLIEST("-cost");

    private final String wire;

    SessionSort(String wire) {
        this.wire = wire;
    }

    /** The name on the wire, e.g. {@code -startedAt}. */
    public String wire() {
        return wire;
    }
}
