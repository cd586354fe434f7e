package dev.costtracker.projections.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.Sight;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.CostTotal;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionSort;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.spend.Truth.Now;
import dev.costtracker.projections.views.FoldedView;
import dev.costtracker.projections.views.ViewStore;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sum agrees with the interactions, and all sums with each other, to the last digit; {@code -Dtracker.histories=1000} tries
 * more.
 */
abstract class SpendSumsKit {

    private static final int HISTORIES = Integer.getInteger("tracker.histories", 4);
    private static final int QUESTIONS = 100;

    private static final List<ZoneId> ZONES = List.of(
                    "UTC",
                    "Asia/Kolkata",
                    "Asia/Kathmandu",
                    "America/New_York",
                    "Europe/Berlin",
                    "Australia/Lord_Howe",
                    "Pacific/Kiritimati",
                    "Pacific/Chatham",
                    "America/St_Johns",
                    // Where days begin at one o'clock when clocks go forward.
                    "Africa/Cairo",
                    "Asia/Beirut",
                    "America/Santiago",
                    "America/Havana")
            .stream()
            .map(ZoneId::of)
            .toList();

    /** An empty store; it is closed when a test ends. */
    abstract ViewStore open();

    /** Whether it takes its time, so that a part of the questions has to do. */
    boolean isSlow() {
        return false;
    }

    private int some(int many) {
        return isSlow() ? many / 4 : many;
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, HISTORIES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreeWithTheInteractions(long seed) {
        var random = new Random(seed);
        var history = new RandomSpend(random, 600);
        var truth = Truth.of(history.log);
        try (var store = open()) {
            var queries = new SpendQueries(
                    FoldedView.begin(store, SpendView.INSTANCE).follow(history.log), new Directory(history.log));
            for (int i = 0; i < some(QUESTIONS); i++) {
                var question = question(random, history);
                var answer = queries.spend(question);
                var expected = expected(question, truth);

                assertThat(tallies(answer)).as("%s", question).isEqualTo(expected);
                assertThat(answer.total()).isEqualTo(expected.values().stream().reduce(Tally.NONE, Tally::plus));
                assertThat(answer.rows())
                        .isSortedAccordingTo((a, b) -> a.group().compareTo(b.group()));
                assertThat(answer.position()).isEqualTo(history.log.head());
            }
        }
    }

    private static Map<SpendGroup, Tally> tallies(SpendAnswer answer) {
        var tallies = new HashMap<SpendGroup, Tally>();
        answer.rows().forEach(row -> assertThat(tallies.put(row.group(), row.tally()))
                .isNull());
        return tallies;
    }

    private static SpendQuestion question(Random random, RandomSpend history) {
        var zones = new HashMap<TeamId, ZoneId>();
        zones.put(pick(RandomSpend.TEAMS, random), pick(ZONES, random));
        if (random.nextInt(3) == 0) {
            zones.put(pick(RandomSpend.TEAMS, random), pick(ZONES, random));
        }
        var groups = new HashSet<Dimension>();
        if (random.nextInt(5) > 0) {
            groups.add(pick(List.of(Dimension.DAY, Dimension.WEEK, Dimension.MONTH), random));
        }
        for (var other : List.of(Dimension.TEAM, Dimension.PROJECT, Dimension.USER, Dimension.MODEL)) {
            if (random.nextInt(3) == 0) {
                groups.add(other);
            }
        }
        var zone = pick(List.copyOf(zones.values()), random);
        return new SpendQuestion(
                zones,
                groups,
                end(random, history, zone),
                end(random, history, zone),
                perhaps(RandomSpend.PROJECTS, random),
                perhaps(RandomSpend.USERS, random),
                perhaps(RandomSpend.MODELS, random));
    }

    /** Open, off every quarter of an hour, on one, or at a midnight of the zone. */
    private static @Nullable Instant end(Random random, RandomSpend history, ZoneId zone) {
        var at = history.time();
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> at;
            case 2 -> Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 900) * 900);
            default -> LocalDate.ofInstant(at, zone).atStartOfDay(zone).toInstant();
        };
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static <T> @Nullable T perhaps(List<T> from, Random random) {
        return random.nextInt(3) == 0 ? pick(from, random) : null;
    }

    private static Map<SpendGroup, Tally> expected(SpendQuestion question, Truth truth) {
        var sums = new HashMap<SpendGroup, Tally>();
        for (var now : truth.interactions().values()) {
            var zone = question.zones().get(now.event().team());
            if (zone != null && isAskedFor(now, question)) {
                sums.merge(group(now, question, zone), now.tally(), Tally::plus);
            }
        }
        return sums;
    }

    private static boolean isAskedFor(Now now, SpendQuestion question) {
        var at = now.content().occurredAt();
        return Truth.isWithin(
                        at,
                        question.from() == null ? Instant.MIN : question.from(),
                        question.to() == null ? Instant.MAX : question.to())
                && isOne(question.project(), now.event().project())
                && isOne(question.user(), now.user())
                && isOne(question.model(), now.model());
    }

    private static boolean isOne(@Nullable Object asked, Object is) {
        return asked == null || asked.equals(is);
    }

    private static SpendGroup group(Now now, SpendQuestion question, ZoneId zone) {
        var day = LocalDate.ofInstant(now.content().occurredAt(), zone);
        var by = question.groupBy();
        var begin = by.contains(Dimension.DAY)
                ? day
                : by.contains(Dimension.WEEK)
                        ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        : by.contains(Dimension.MONTH) ? day.withDayOfMonth(1) : null;
        return new SpendGroup(
                begin,
                by.contains(Dimension.TEAM) ? now.event().team() : null,
                by.contains(Dimension.PROJECT) ? now.event().project() : null,
                by.contains(Dimension.USER) ? now.user() : null,
                by.contains(Dimension.MODEL) ? now.model() : null);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreeWithEachOther(long seed) {
        var random = new Random(-seed);
        var history = new RandomSpend(random, 500);
        var zones = new ArrayList<>(ZONES);
        Collections.shuffle(zones, random);
        try (var store = open()) {
            var queries = new SpendQueries(
                    FoldedView.begin(store, SpendView.INSTANCE).follow(history.log), new Directory(history.log));
            for (var team : RandomSpend.TEAMS) {
                for (var project : RandomSpend.PROJECTS) {
                    var sums = new ArrayList<>(
                            List.of(byMeters(queries, team, project), bySessions(queries, team, project)));
                    for (var zone : zones.subList(0, some(zones.size()))) {
                        for (var unit : List.of(Dimension.DAY, Dimension.WEEK, Dimension.MONTH)) {
                            sums.add(byTime(queries, team, project, zone, unit));
                        }
                    }
                    assertThat(sums).containsOnly(byProject(queries, team, project));
                }
            }
        }
    }

    private static List<Object> byTime(SpendQueries queries, TeamId team, String project, ZoneId zone, Dimension unit) {
        var answer =
                queries.spend(new SpendQuestion(Map.of(team, zone), Set.of(unit), null, null, project, null, null));
        var sum = answer.rows().stream().map(SpendAnswer.Row::tally).reduce(Tally.NONE, Tally::plus);
        return List.of(sum.interactions(), sum.tokens(), sum.cost().amount());
    }

    private static List<Object> bySessions(SpendQueries queries, TeamId team, String project) {
        var filter = new SessionFilter(project, null, null, null, null, null, SessionSort.NEWEST, 500, null);
        var sessions = queries.sessions(Sight.all(team), filter).items();
        var sum = sessions.stream()
                .map(session -> new Tally(session.interactions(), session.tokens(), session.cost()))
                .reduce(Tally.NONE, Tally::plus);
        return List.of(sum.interactions(), sum.tokens(), sum.cost().amount());
    }

    private static List<Object> byProject(SpendQueries queries, TeamId team, String project) {
        return queries.projectTotals(team, project)
                .map(totals -> List.<Object>of(
                        totals.interactions(), totals.tokens(), totals.cost().amount()))
                .orElse(List.of(0L, Tally.NONE.tokens(), CostTotal.NONE.amount()));
    }

    private static List<Object> byMeters(SpendQueries queries, TeamId team, String project) {
        long interactions = 0;
        var tokens = Tally.NONE.tokens();
        var cost = CostTotal.NONE.amount();
        var meters = queries.meters().meters();
        for (var kind : MeterRow.Kind.values()) {
            for (var row : meters) {
                if (row.kind() == kind
                        && row.team().equals(team)
                        && row.project().equals(project)) {
                    boolean less = kind == MeterRow.Kind.DECREASE;
                    interactions += less ? -row.interactions() : row.interactions();
                    tokens = less ? tokens.minus(row.tokens()) : tokens.plus(row.tokens());
                    cost = less
                            ? cost.minus(row.cost().total())
                            : cost.plus(row.cost().total());
                }
            }
        }
        return List.of(interactions, tokens, cost);
    }
}
