package dev.costtracker.projections.team;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail to show.
 *
 * @param actor the member who acted; null, like every other condition, for all
 * @param member to whom it was done
 * @param from earliest time, inclusive
 * @param to latest time, exclusive
 * @param limit most entries in one page
 * @param before only what lies before this position of the log: where the page before ended
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String member,
        @Nullable AuditAction action,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable Long before) {

    boolean accepts(AuditEntry entry) {
        return (actor == null || actor.equals(entry.actor()))
                && (member == null
                        || (entry.member() != null
                                && member.equals(entry.member().value())))
                && (action == null || action == entry.action());
    }
}
