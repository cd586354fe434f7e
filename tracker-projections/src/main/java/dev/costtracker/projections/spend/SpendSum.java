package dev.costtracker.projections.spend;

import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.ProjectNames;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.views.Select;
import dev.costtracker.projections.views.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums spend for one question, in one pass over the rows that are needed for it. */
final class SpendSum {

    private final Snapshot snapshot;
    private final SpendQuestion question;
    private final Map<TeamId, ProjectNames> names = new HashMap<>();
    private final Map<SpendGroup, Tally> added = new HashMap<>();
    private final Map<SpendGroup, Tally> taken = new HashMap<>();

    SpendSum(Snapshot snapshot, SpendQuestion question, Directory directory) {
        this.snapshot = snapshot;
        this.question = question;
        question.zones().keySet().forEach(team -> names.put(team, directory.projectNames(team)));
    }

    SpendAnswer answer() {
        question.zones().forEach(this::sum);
        var rows = new ArrayList<SpendAnswer.Row>();
        added.forEach((group, tally) -> {
            var left = tally.minus(taken.getOrDefault(group, Tally.NONE));
            if (!left.equals(Tally.NONE)) {
                rows.add(new SpendAnswer.Row(group, left));
            }
        });
        rows.sort(Comparator.comparing(SpendAnswer.Row::group));
        var total = rows.stream().map(SpendAnswer.Row::tally).reduce(Tally.NONE, Tally::plus);
        return new SpendAnswer(rows, total, snapshot.position());
    }

    private void sum(TeamId team, ZoneId zone) {
        var range = range(team);
        if (range.isEmpty()) {
            return;
        }
        var whole = range.get();
        var periods = question.time()
                .map(unit -> Period.cut(whole.from(), whole.to(), unit, zone))
                .orElse(List.of(whole));
        var byGrain = periods.stream()
                .flatMap(period -> Segment.of(period).stream())
                .collect(Collectors.groupingBy(segment -> Optional.ofNullable(segment.grain())));
        byGrain.forEach((grain, segments) -> {
            var places = new Places(segments);
            grain.ifPresentOrElse(
                    of -> places.ranges().forEach(part -> sumRows(team, of, part, places)),
                    () -> places.ranges().forEach(part -> sumInteractions(team, part, places)));
        });
    }

    /** What is asked for, no longer than there is anything. */
    private Optional<Period> range(TeamId team) {
        var months = Select.from(SpendTables.SPEND)
                .where(SpendTables.TEAM, team.value())
                .where(SpendTables.GRAIN, Grain.MONTH.stored());
        var earliest = first(months.ascending(SpendTables.AT));
        var latest = first(months.descending(SpendTables.AT));
        if (earliest == null || latest == null) {
            return Optional.empty();
        }
        var begin = Instant.ofEpochSecond(earliest.at());
        var end = Instant.ofEpochSecond(Grain.MONTH.beginAtOrAfter(Instant.ofEpochSecond(latest.at() + 1)));
        var from = question.from() == null || question.from().isBefore(begin) ? begin : question.from();
        var to = question.to() == null || question.to().isAfter(end) ? end : question.to();
        return from.isBefore(to) ? Optional.of(new Period(null, from, to)) : Optional.empty();
    }

    private @Nullable SpendRow first(Select<SpendRow> select) {
        var found = new ArrayList<SpendRow>(1);
        snapshot.each(select, row -> {
            found.add(row);
            return false;
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    private void sumRows(TeamId team, Grain grain, Range range, Places places) {
        var select = filtered(Select.from(SpendTables.SPEND), team)
                .where(SpendTables.GRAIN, grain.stored())
                .atLeast(SpendTables.AT, range.from)
                .below(SpendTables.AT, range.to);
        snapshot.each(select, each(row -> {
            places.each(row.at(), segment -> add(segment, group(segment, row), row.tally()));
        }));
    }

    private void sumInteractions(TeamId team, Range range, Places places) {
        var select = filtered(Select.from(SpendTables.INTERACTIONS), team)
                .atLeast(SpendTables.OCCURRED_AT, range.from)
                .below(SpendTables.OCCURRED_AT, range.to);
        snapshot.each(select, each(row -> {
            long at = SpendTables.micros(row.occurredAt());
            places.each(at, segment -> add(segment, group(segment, row), row.tally()));
        }));
    }

    private static <R> Predicate<R> each(Consumer<R> taker) {
        return row -> {
            taker.accept(row);
            return true;
        };
    }

    private <R> Select<R> filtered(Select<R> select, TeamId team) {
        return SpendQueries.filtered(select.where(SpendTables.TEAM, team.value()), question, names(team));
    }

    private ProjectNames names(TeamId team) {
        return Objects.requireNonNull(names.get(team), "a team of the question");
    }

    private void add(Segment segment, SpendGroup group, Tally tally) {
        (segment.added() ? added : taken).merge(group, tally, Tally::plus);
    }

    private SpendGroup group(Segment segment, SpendRow row) {
        return group(segment.period().begin(), row.team(), row.project(), row.user(), row.model());
    }

    private SpendGroup group(Segment segment, Counted row) {
        return group(segment.period().begin(), row.team(), row.project(), row.user(), row.model());
    }

    private SpendGroup group(@Nullable LocalDate begin, TeamId team, String project, MemberId user, String model) {
        return new SpendGroup(
                begin,
                question.by(Dimension.TEAM) ? team : null,
                question.by(Dimension.PROJECT) ? names(team).now(project) : null,
                question.by(Dimension.USER) ? user : null,
                question.by(Dimension.MODEL) ? model : null);
    }

    /** A stretch that is read at once. */
    private record Range(long from, long to) {}

    /** Which segments of a grain a piece lies in: at most one to which it is added, and one from which it is taken. */
    private static final class Places {

        private final TreeMap<Long, Segment> adding = new TreeMap<>();
        private final TreeMap<Long, Segment> taking = new TreeMap<>();
        private final List<Range> ranges = new ArrayList<>();

        Places(List<Segment> segments) {
            segments.forEach(segment -> (segment.added() ? adding : taking).put(segment.from(), segment));
            segments.stream()
                    .sorted(Comparator.comparingLong(Segment::from))
                    .forEach(segment -> extend(segment.from(), segment.to()));
        }

        private void extend(long from, long to) {
            if (!ranges.isEmpty() && from <= ranges.getLast().to) {
                var last = ranges.removeLast();
                ranges.add(new Range(last.from, Math.max(last.to, to)));
            } else {
                ranges.add(new Range(from, to));
            }
        }

        List<Range> ranges() {
            return ranges;
        }

        void each(long at, Consumer<Segment> taker) {
            for (var segments : List.of(adding, taking)) {
                var below = segments.floorEntry(at);
                if (below != null && below.getValue().covers(at)) {
                    taker.accept(below.getValue());
                }
            }
        }
    }
}
