package dev.costtracker.projections.session;

import java.util.Comparator;

/** The order of a list of sessions; the id decides between equals, so that every order is total. */
public enum SessionSort {
    /** Latest start first. */
    NEWEST("-startedAt"),
    /** Earliest start first. */
    OLDEST("startedAt"),
    /** By name, A first, capitals before small letters. */
    NAME("name"),
    /** By name, Z first. */
    NAME_DESCENDING("-name");

    private final String wire;

    SessionSort(String wire) {
        this.wire = wire;
    }

    /** The name on the wire, e.g. {@code -startedAt}. */
    public String wire() {
        return wire;
    }

    Comparator<SessionKey> order() {
        return switch (this) {
            case NEWEST -> SessionKey.BY_START.reversed();
            case OLDEST -> SessionKey.BY_START;
            case NAME -> SessionKey.BY_NAME;
            case NAME_DESCENDING -> SessionKey.BY_NAME.reversed();
        };
    }
}
