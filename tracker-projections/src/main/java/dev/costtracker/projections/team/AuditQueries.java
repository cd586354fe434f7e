package dev.costtracker.projections.team;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.team.TeamTags;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** Answers who did what to whom, from the log itself: what is not in the trail has not happened. */
public final class AuditQueries {

    private static final long FIRST_STRETCH = 10_000;

    private final EventLog log;

    public AuditQueries(EventLog log) {
        this.log = log;
    }

    /**
     * One page of the trail, newest first.
     *
     * <p>It is read backwards in stretches that double, so that the first page does not cost the whole trail.
     *
     * @param team whose trail; null for everybody's
     */
    public AuditPage page(@Nullable TeamId team, AuditFilter filter) {
        var tags = team == null ? List.of(TeamTags.ALL, TeamTags.LOGINS) : List.of(TeamTags.of(team));
        long start = filter.from() == null ? 0 : log.positionAt(filter.from().minus(1, ChronoUnit.MICROS));
        long end = end(filter);
        var items = new ArrayList<AuditEntry>();
        for (long stretch = FIRST_STRETCH; end > start && items.size() <= filter.limit(); stretch *= 2) {
            long begin = Math.max(start, end - stretch);
            items.addAll(newest(tags, begin, end, filter, filter.limit() + 1 - items.size()));
            end = begin;
        }
        boolean more = items.size() > filter.limit();
        var page = items.subList(0, more ? filter.limit() : items.size());
        return new AuditPage(page, more ? page.getLast().position() : null);
    }

    private long end(AuditFilter filter) {
        long to = filter.to() == null ? log.head() : log.positionAt(filter.to().minus(1, ChronoUnit.MICROS));
        return filter.before() == null ? to : Math.min(to, filter.before());
    }

    private List<AuditEntry> newest(List<Tag> tags, long from, long to, AuditFilter filter, int most) {
        return tags.stream()
                .flatMap(tag -> newest(tag, from, to, filter, most).stream())
                .sorted(Comparator.comparing(AuditEntry::position).reversed())
                .limit(most)
                .toList();
    }

    private ArrayDeque<AuditEntry> newest(Tag tag, long from, long to, AuditFilter filter, int most) {
        var found = new ArrayDeque<AuditEntry>();
        log.read(tag, from, to, event -> AuditEntry.of(event)
                .filter(filter::accepts)
                .ifPresent(entry -> {
                    found.addFirst(entry);
                    if (found.size() > most) {
                        found.removeLast();
                    }
                }));
        return found;
    }
}
