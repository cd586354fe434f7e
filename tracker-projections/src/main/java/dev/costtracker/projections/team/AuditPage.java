package dev.costtracker.projections.team;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the audit trail, newest first.
 *
 * @param next the position before which the next page begins; null on the last
 */
public record AuditPage(List<AuditEntry> items, @Nullable Long next) {}
