package dev.costtracker.projections.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.views.Select;
import dev.costtracker.projections.views.Snapshot;
import dev.costtracker.projections.views.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares every row of the spend view with the truth. */
public final class SpendRows {

    private final Snapshot snapshot;
    private final Truth truth;

    private SpendRows(Snapshot snapshot, Truth truth) {
        this.snapshot = snapshot;
        this.truth = truth;
    }

    /** Compares them with a log that ends where the snapshot stands. */
    public static void check(Snapshot snapshot, EventLog log) {
        assertThat(snapshot.position()).isEqualTo(log.head());
        check(snapshot, Truth.of(log));
    }

    static void check(Snapshot snapshot, Truth truth) {
        var rows = new SpendRows(snapshot, truth);
        rows.checkInteractions();
        rows.checkSessions();
        rows.checkProjects();
        rows.checkSpend();
        rows.checkMeters();
    }

    private <R> List<R> all(Table<R> table) {
        var found = new ArrayList<R>();
        snapshot.each(Select.from(table), found::add);
        return found;
    }

    /** Only what differs is shown. */
    private static <V> void assertSame(Map<List<String>, V> found, Map<List<String>, V> expected) {
        if (!found.equals(expected)) {
            var wrong = new HashMap<>(found);
            wrong.entrySet().removeAll(expected.entrySet());
            var missing = new HashMap<>(expected);
            missing.entrySet().removeAll(found.entrySet());
            assertThat(wrong).as("instead of %s", missing).isEmpty();
            assertThat(missing).as("missing").isEmpty();
        }
    }

    private void checkInteractions() {
        var found = new HashMap<List<String>, List<Object>>();
        for (var row : all(SpendTables.INTERACTIONS)) {
            if (!row.voided()) {
                found.put(
                        Truth.key(row.team().value(), row.interaction().value()),
                        List.of(row.occurredAt(), row.model(), row.user(), row.project(), row.session(), row.tally()));
            }
        }
        var expected = new HashMap<List<String>, List<Object>>();
        truth.interactions()
                .forEach((key, now) -> expected.put(
                        key,
                        List.of(
                                now.content().occurredAt(),
                                now.model(),
                                now.user(),
                                now.event().project(),
                                now.event().session(),
                                now.tally())));
        assertSame(found, expected);
    }

    private void checkSessions() {
        var found = new HashMap<List<String>, List<Object>>();
        all(SpendTables.SESSIONS)
                .forEach(row -> found.put(
                        Truth.key(row.team().value(), row.session().value()),
                        List.of(row.user(), row.project(), row.ended(), row.closed(), row.tally())));
        var expected = new HashMap<List<String>, List<Object>>();
        truth.lives()
                .forEach((key, life) -> expected.put(
                        key,
                        List.of(
                                life.started().user(),
                                life.started().project(),
                                life.ended(),
                                life.closed(),
                                truth.of(key.getFirst(), key.getLast()))));
        assertSame(found, expected);
    }

    private void checkProjects() {
        var found = new HashMap<List<String>, ProjectRow>();
        all(SpendTables.PROJECTS).forEach(row -> found.put(Truth.key(row.team().value(), row.project()), row));
        var expected = new HashMap<List<String>, ProjectRow>();
        truth.lives().forEach((key, life) -> {
            var start = life.started();
            var project = Truth.key(key.getFirst(), start.project());
            var before = expected.getOrDefault(
                    project,
                    new ProjectRow(
                            start.team(),
                            start.project(),
                            life.position(),
                            0,
                            0,
                            0,
                            Duration.ZERO,
                            Tally.NONE,
                            Tally.NONE));
            var used = truth.of(key.getFirst(), key.getLast());
            expected.put(
                    project,
                    new ProjectRow(
                            start.team(),
                            start.project(),
                            Math.min(before.first(), life.position()),
                            before.sessions() + 1,
                            before.open() + (life.ended() ? 0 : 1),
                            before.ends() + life.ends(),
                            life.ended() ? before.duration().plus(life.closed()) : before.duration(),
                            before.all().plus(used),
                            life.ended() ? before.ended().plus(used) : before.ended()));
        });
        assertSame(found, expected);
    }

    private void checkSpend() {
        var found = new HashMap<List<String>, Tally>();
        for (var row : all(SpendTables.SPEND)) {
            if (!row.tally().equals(Tally.NONE)) {
                found.put(
                        Truth.key(
                                row.team().value(),
                                row.grain().name(),
                                Instant.ofEpochSecond(row.at()).toString(),
                                row.project(),
                                row.user().value(),
                                row.model()),
                        row.tally());
            }
        }
        var expected = new HashMap<List<String>, Tally>();
        for (var now : truth.interactions().values()) {
            begins(now.content().occurredAt()).forEach((grain, begin) -> {
                var key = Truth.key(
                        now.team(),
                        grain,
                        begin,
                        now.event().project(),
                        now.user().value(),
                        now.model());
                expected.merge(key, now.tally(), Tally::plus);
            });
        }
        assertSame(found, expected);
    }

    private static Map<String, String> begins(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        var hour = utc.withMinute(utc.getMinute() / 15 * 15).withSecond(0).withNano(0);
        var day = utc.toLocalDate();
        return Map.of(
                "QUARTER", hour.toInstant().toString(), "DAY", midnight(day), "MONTH", midnight(day.withDayOfMonth(1)));
    }

    private static String midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    private void checkMeters() {
        var byKind = new HashMap<List<String>, Map<MeterRow.Kind, MeterRow>>();
        for (var row : all(SpendTables.METERS)) {
            byKind.computeIfAbsent(Truth.key(row.team().value(), row.project(), row.model()), key -> new HashMap<>())
                    .put(row.kind(), row);
        }
        var now = truth.by(
                truth.interactions().values(),
                one -> String.join("\n", one.team(), one.event().project(), one.label()));
        byKind.forEach((key, rows) -> checkMeter(rows, now.getOrDefault(String.join("\n", key), Tally.NONE)));
        assertThat(byKind.keySet()).containsAll(truth.logged().keySet());
        truth.logged().forEach((key, events) -> {
            var row = byKind.getOrDefault(key, Map.of()).get(MeterRow.Kind.LOGGED);
            assertThat(row).isNotNull().satisfies(meter -> {
                assertThat(meter.interactions()).isEqualTo(events.size());
                assertThat(meter.tokens())
                        .isEqualTo(events.stream().map(e -> e.content().usage()).reduce(Usage.NONE, Usage::plus));
                assertThat(meter.cost().total())
                        .isEqualTo(events.stream()
                                .map(e -> Tally.of(e.content().usage(), e.cost()))
                                .reduce(Tally.NONE, Tally::plus)
                                .cost()
                                .amount());
            });
        });
    }

    /** What was logged, and what was added to it, without what was taken away. */
    private static void checkMeter(Map<MeterRow.Kind, MeterRow> rows, Tally now) {
        long interactions = 0;
        long unpriced = 0;
        var tokens = Usage.NONE;
        var cost = CostByClass.NONE;
        for (var kind : MeterRow.Kind.values()) {
            var row = rows.get(kind);
            if (row != null) {
                int sign = kind == MeterRow.Kind.DECREASE ? -1 : 1;
                interactions += sign * row.interactions();
                unpriced += sign * row.unpriced();
                tokens = sign < 0 ? tokens.minus(row.tokens()) : tokens.plus(row.tokens());
                cost = sign < 0 ? cost.minus(row.cost()) : cost.plus(row.cost());
            }
        }
        assertThat(interactions).isEqualTo(now.interactions());
        assertThat(tokens).isEqualTo(now.tokens());
        assertThat(unpriced).isEqualTo(now.cost().unpricedInteractions());
        assertThat(cost.calculated()).isEqualTo(now.cost().calculated());
        assertThat(cost.reportedOnly()).isEqualTo(now.cost().reportedOnly());
    }
}
