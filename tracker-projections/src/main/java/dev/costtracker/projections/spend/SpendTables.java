package dev.costtracker.projections.spend;

import dev.costtracker.core.eventlog.Micros;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.CostTotal;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.views.Cells;
import dev.costtracker.projections.views.RowKey;
import dev.costtracker.projections.views.Table;
import dev.costtracker.projections.views.Table.Shape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the rows of the spend view are stored. Times are microseconds since 1970 unless said otherwise, amounts US dollars. */
final class SpendTables {

    static final String TEAM = "team";
    static final String PROJECT = "project";
    static final String MEMBER = "member";
    static final String MODEL = "model";
    static final String GRAIN = "grain";
    static final String AT = "at";
    static final String OCCURRED_AT = "occurred_at";
    static final String INTERACTION = "interaction";
    static final String SESSION = "session";
    static final String NAME = "name";
    static final String STARTED_AT = "started_at";
    static final String STATUS = "status";
    static final String COST_ORDER = "cost_order";

    private static final String VOIDED = "voided";

    static final Table<Counted> INTERACTIONS = amounts(
                    tokens(
                            Table.<Counted>named("interactions")
                                    .text(TEAM, row -> row.team().value())
                                    .text(INTERACTION, row -> row.interaction().value())
                                    .key()
                                    .text(SESSION, row -> row.session().value())
                                    .text(PROJECT, Counted::project)
                                    .text(MEMBER, row -> row.user().value())
                                    .text(MODEL, Counted::model)
                                    .number(OCCURRED_AT, row -> Micros.of(row.occurredAt()))
                                    .number(VOIDED, row -> row.voided() ? 1 : 0)
                                    .text(STATUS, row -> row.status().name()),
                            "",
                            Counted::tokens),
                    Counted::cost)
            .amount(
                    "reported",
                    row -> row.reported() == null ? null : row.reported().amount())
            .index(TEAM, OCCURRED_AT, INTERACTION)
            .rows(SpendTables::counted);

    static final Table<SessionRow> SESSIONS = tally(
                    Table.<SessionRow>named("sessions")
                            .text(TEAM, row -> row.team().value())
                            .text(SESSION, row -> row.session().value())
                            .key()
                            .text(NAME, SessionRow::name)
                            .text(PROJECT, SessionRow::project)
                            .text("focus_area", SessionRow::focusArea)
                            .text(MEMBER, row -> row.user().value())
                            .text(STATUS, row -> row.status().wire())
                            .number(STARTED_AT, row -> Micros.of(row.startedAt()))
                            .number("active_since", row -> Micros.of(row.activeSince()))
                            .numberOrNull("ended_at", row -> row.endedAt() == null ? null : Micros.of(row.endedAt()))
                            .number("closed", row -> micros(row.closed()))
                            .text(COST_ORDER, row -> order(row.tally().cost().amount())),
                    "",
                    SessionRow::tally)
            .index(TEAM, STARTED_AT, SESSION)
            .index(TEAM, NAME, SESSION)
            .index(TEAM, COST_ORDER, SESSION)
            .rows(SpendTables::session);

    static final Table<ProjectRow> PROJECTS = tally(
                    tally(
                            Table.<ProjectRow>named("projects")
                                    .text(TEAM, row -> row.team().value())
                                    .text(PROJECT, ProjectRow::project)
                                    .key()
                                    .number("first", ProjectRow::first)
                                    .number("sessions", ProjectRow::sessions)
                                    .number("open", ProjectRow::open)
                                    .number("ends", ProjectRow::ends)
                                    .number("duration", row -> micros(row.duration())),
                            "",
                            ProjectRow::all),
                    "ended_",
                    ProjectRow::ended)
            .rows(SpendTables::project);

    static final Table<SpendRow> SPEND = tally(
                    Table.<SpendRow>named("spend")
                            .text(TEAM, row -> row.team().value())
                            .text(GRAIN, row -> row.grain().stored())
                            .number(AT, SpendRow::at)
                            .text(PROJECT, SpendRow::project)
                            .text(MEMBER, row -> row.user().value())
                            .text(MODEL, SpendRow::model)
                            .key(),
                    "",
                    SpendRow::tally)
            .rows(SpendTables::spend);

    static final Table<MeterRow> METERS = amounts(
                    tokens(
                            Table.<MeterRow>named("meters")
                                    .text(TEAM, row -> row.team().value())
                                    .text(PROJECT, MeterRow::project)
                                    .text(MODEL, MeterRow::model)
                                    .text("kind", row -> row.kind().stored())
                                    .key()
                                    .number("interactions", MeterRow::interactions),
                            "",
                            MeterRow::tokens),
                    MeterRow::cost)
            .number("unpriced", MeterRow::unpriced)
            .rows(SpendTables::meter);

    private SpendTables() {}

    private static Counted counted(Cells cells) {
        return new Counted(
                team(cells),
                new InteractionId(cells.text(INTERACTION)),
                new SessionId(cells.text(SESSION)),
                cells.text(PROJECT),
                new MemberId(cells.text(MEMBER)),
                cells.text(MODEL),
                instant(cells.number(OCCURRED_AT)),
                tokens(cells, ""),
                cells.number(VOIDED) == 1,
                Cost.Status.valueOf(cells.text(STATUS)),
                costByClass(cells),
                moneyOrNull(cells.amountOrNull("reported")));
    }

    private static SessionRow session(Cells cells) {
        var endedAt = cells.numberOrNull("ended_at");
        return new SessionRow(
                team(cells),
                new SessionId(cells.text(SESSION)),
                cells.text(NAME),
                cells.text(PROJECT),
                cells.textOrNull("focus_area"),
                new MemberId(cells.text(MEMBER)),
                instant(cells.number(STARTED_AT)),
                instant(cells.number("active_since")),
                endedAt == null ? null : instant(endedAt),
                duration(cells.number("closed")),
                tally(cells, ""));
    }

    private static ProjectRow project(Cells cells) {
        return new ProjectRow(
                team(cells),
                cells.text(PROJECT),
                cells.number("first"),
                cells.number("sessions"),
                cells.number("open"),
                cells.number("ends"),
                duration(cells.number("duration")),
                tally(cells, ""),
                tally(cells, "ended_"));
    }

    private static SpendRow spend(Cells cells) {
        return new SpendRow(
                team(cells),
                Grain.valueOf(cells.text(GRAIN).toUpperCase(Locale.ROOT)),
                cells.number(AT),
                cells.text(PROJECT),
                new MemberId(cells.text(MEMBER)),
                cells.text(MODEL),
                tally(cells, ""));
    }

    private static MeterRow meter(Cells cells) {
        return new MeterRow(
                team(cells),
                cells.text(PROJECT),
                cells.text(MODEL),
                MeterRow.Kind.valueOf(cells.text("kind").toUpperCase(Locale.ROOT)),
                cells.number("interactions"),
                tokens(cells, ""),
                costByClass(cells),
                cells.number("unpriced"));
    }

    static RowKey key(TeamId team, SessionId session) {
        return RowKey.of(team.value(), session.value());
    }

    static RowKey key(TeamId team, InteractionId interaction) {
        return RowKey.of(team.value(), interaction.value());
    }

    static RowKey key(TeamId team, String project) {
        return RowKey.of(team.value(), project);
    }

    static RowKey key(Counted of, Grain grain) {
        return RowKey.of(
                of.team().value(),
                grain.stored(),
                grain.begin(of.occurredAt()),
                of.project(),
                of.user().value(),
                of.model());
    }

    static RowKey key(Counted of, MeterRow.Kind kind) {
        return RowKey.of(of.team().value(), of.project(), of.label(), kind.stored());
    }

    private static <R> Shape<R> tally(Shape<R> shape, String prefix, Function<R, Tally> tally) {
        return tokens(
                        shape.number(
                                prefix + "interactions", row -> tally.apply(row).interactions()),
                        prefix,
                        row -> tally.apply(row).tokens())
                .amount(
                        prefix + "calculated",
                        row -> amount(tally.apply(row).cost().calculated()))
                .amount(
                        prefix + "reported_only",
                        row -> amount(tally.apply(row).cost().reportedOnly()))
                .amount(
                        prefix + "reported",
                        row -> amount(tally.apply(row).cost().reported()))
                .number(prefix + "unpriced", row -> tally.apply(row).cost().unpricedInteractions());
    }

    private static Tally tally(Cells cells, String prefix) {
        return new Tally(
                cells.number(prefix + "interactions"),
                tokens(cells, prefix),
                CostTotal.of(
                        money(cells, prefix + "calculated"),
                        money(cells, prefix + "reported_only"),
                        money(cells, prefix + "reported"),
                        cells.number(prefix + "unpriced")));
    }

    private static <R> Shape<R> tokens(Shape<R> shape, String prefix, Function<R, Usage> tokens) {
        return shape.number(prefix + "input", row -> tokens.apply(row).input())
                .number(prefix + "cache_write_5m", row -> tokens.apply(row).cacheWrite5m())
                .number(prefix + "cache_write_1h", row -> tokens.apply(row).cacheWrite1h())
                .number(prefix + "cache_read", row -> tokens.apply(row).cacheRead())
                .number(prefix + "output", row -> tokens.apply(row).output());
    }

    private static Usage tokens(Cells cells, String prefix) {
        return new Usage(
                cells.number(prefix + "input"),
                cells.number(prefix + "cache_write_5m"),
                cells.number(prefix + "cache_write_1h"),
                cells.number(prefix + "cache_read"),
                cells.number(prefix + "output"));
    }

    private static <R> Shape<R> amounts(Shape<R> shape, Function<R, CostByClass> cost) {
        return shape.amount("cost_input", row -> amount(cost.apply(row).input()))
                .amount("cost_cache_write_5m", row -> amount(cost.apply(row).cacheWrite5m()))
                .amount("cost_cache_write_1h", row -> amount(cost.apply(row).cacheWrite1h()))
                .amount("cost_cache_read", row -> amount(cost.apply(row).cacheRead()))
                .amount("cost_output", row -> amount(cost.apply(row).output()))
                .amount("cost_server_tools", row -> amount(cost.apply(row).serverTools()))
                .amount("cost_reported_only", row -> amount(cost.apply(row).reportedOnly()));
    }

    private static CostByClass costByClass(Cells cells) {
        return new CostByClass(
                money(cells, "cost_input"),
                money(cells, "cost_cache_write_5m"),
                money(cells, "cost_cache_write_1h"),
                money(cells, "cost_cache_read"),
                money(cells, "cost_output"),
                money(cells, "cost_server_tools"),
                money(cells, "cost_reported_only"));
    }

    private static TeamId team(Cells cells) {
        return new TeamId(cells.text(TEAM));
    }

    /** Nothing is not stored. */
    private static @Nullable BigDecimal amount(Money money) {
        return money.isZero() ? null : money.amount();
    }

    private static Money money(Cells cells, String column) {
        var amount = cells.amountOrNull(column);
        return amount == null ? Money.ZERO : Money.usd(amount);
    }

    private static @Nullable Money moneyOrNull(@Nullable BigDecimal amount) {
        return amount == null ? null : Money.usd(amount);
    }

    /** Whole billionths with leading zeros, so that texts are in the order of their amounts, to that precision. */
    static String order(Money amount) {
        var billionths = amount.amount().movePointRight(9).toBigInteger();
        return "%030d".formatted(billionths.max(BigInteger.ZERO));
    }

    static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000), duration.getNano() / 1_000);
    }

    static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant instant) {
        return Micros.of(instant);
    }

    static Instant instant(long micros) {
        return Micros.instant(micros);
    }
}
