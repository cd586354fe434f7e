package dev.costtracker.api.pages;

import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionSort;
import dev.costtracker.projections.session.SessionStatus;
import java.util.List;

/** What can be chosen in the form above a list of sessions, and what is. */
record SessionChoices(List<Option> statuses, List<Option> orders) {

    /** One of the things to choose from. */
    record Option(String value, String name, boolean chosen) {}

    static SessionChoices of(SessionFilter filter) {
        return new SessionChoices(
                List.of(
                        new Option("", "Any status", filter.status() == null),
                        status(SessionStatus.ACTIVE, "Active", filter),
                        status(SessionStatus.ENDED, "Ended", filter)),
                List.of(
                        order(SessionSort.NEWEST, "Newest first", filter),
                        order(SessionSort.OLDEST, "Oldest first", filter),
                        order(SessionSort.COSTLIEST, "Costliest first", filter),
                        order(SessionSort.CHEAPEST, "Cheapest first", filter),
                        order(SessionSort.NAME, "By name, A to Z", filter),
                        order(SessionSort.NAME_DESCENDING, "By name, Z to A", filter)));
    }

    private static Option status(SessionStatus status, String name, SessionFilter filter) {
        return new Option(status.wire(), name, status == filter.status());
    }

    private static Option order(SessionSort sort, String name, SessionFilter filter) {
        return new Option(sort.wire(), name, sort == filter.sort());
    }
}
