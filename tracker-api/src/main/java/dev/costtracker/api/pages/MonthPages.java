package dev.costtracker.api.pages;

import dev.costtracker.api.spend.TeamSpend;
import dev.costtracker.api.team.PersonNames;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionSort;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.spend.Dimension;
import dev.costtracker.projections.spend.SpendAnswer;
import dev.costtracker.projections.spend.SpendGroup;
import dev.costtracker.projections.spend.SpendQueries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what was spent in a month: all of it at one position of the log. */
@Component
final class MonthPages {

    /** No more sessions than these are counted. */
    private static final int MOST_SESSIONS = 500;

    private final TeamSpend spend;
    private final SpendQueries lists;
    private final PersonNames names;

    MonthPages(TeamSpend spend, SpendQueries lists, PersonNames names) {
        this.spend = spend;
        this.lists = lists;
        this.names = names;
    }

    /** A month and the position up to which it is counted. */
    record Page(MonthView view, long position) {}

    Page of(Caller caller, Month month) {
        boolean manager = caller.is(Standing.MANAGER);
        var all = month.all();
        var persons = all.by(Dimension.USER);
        var answers = spend.answers(
                caller,
                List.of(
                        all.by(Dimension.DAY),
                        all.by(Dimension.PROJECT),
                        all.by(Dimension.MODEL),
                        manager ? persons : persons.of(caller.member()),
                        month.before()));
        return new Page(view(caller, month, answers), answers.getFirst().spend().position());
    }

    private MonthView view(Caller caller, Month month, List<TeamSpend.Answer> answers) {
        var byDay = answers.getFirst();
        var total = byDay.spend().total();
        var days = days(month, byDay);
        var before = answers.getLast().spend().total();
        boolean own = !caller.is(Standing.MANAGER);
        return new MonthView(
                Times.month(month.month()),
                choice(caller, month.month().minusMonths(1)),
                month.month().isBefore(YearMonth.from(month.now()))
                        ? choice(caller, month.month().plusMonths(1))
                        : null,
                byDay.links().page(),
                CostCell.of(total.cost()),
                change(total, before),
                "%s in %s".formatted(Figures.money(before.cost().amount()), month.beforeInWords()),
                answers.getLast().links().page(),
                daily(month, total),
                Figures.count(total.interactions()),
                Tokens.of(total.tokens()),
                sessions(caller, month),
                Link.to("/sessions")
                        .with("team", caller.team().value())
                        .with("from", month.begin())
                        .with("to", month.end())
                        .toString(),
                days,
                DayChart.of(days),
                groups(caller, answers, own),
                total.equals(Tally.NONE),
                own);
    }

    private static Frame.Choice choice(Caller caller, YearMonth month) {
        var link = Link.to("/").with("team", caller.team().value()).with("month", month);
        return new Frame.Choice(Times.month(month), link.toString(), false);
    }

    private static List<DayChart.Day> days(Month month, TeamSpend.Answer byDay) {
        var rows = new HashMap<LocalDate, SpendAnswer.Row>();
        byDay.spend()
                .rows()
                .forEach(row -> rows.put(Objects.requireNonNull(row.group().begin(), "it is by day"), row));
        return IntStream.rangeClosed(1, month.month().lengthOfMonth())
                .mapToObj(month.month()::atDay)
                .map(date -> {
                    var row = rows.get(date);
                    var group = row == null ? new SpendGroup(date, null, null, null, null) : row.group();
                    return new DayChart.Day(
                            date,
                            row == null ? Tally.NONE : row.tally(),
                            byDay.links().page(group),
                            date.equals(month.today()),
                            date.isAfter(month.today()));
                })
                .toList();
    }

    private List<GroupTable> groups(Caller caller, List<TeamSpend.Answer> answers, boolean own) {
        var persons = answers.get(3);
        var called = names.of(
                caller,
                persons.spend().rows().stream().map(row -> user(row.group())).toList());
        var whole = answers.getFirst().spend().total().cost().amount();
        return List.of(
                GroupTable.of("By project", "Project", answers.get(1), whole, group -> String.valueOf(group.project())),
                GroupTable.of("By model", "Model", answers.get(2), whole, group -> String.valueOf(group.model())),
                GroupTable.of(
                        own ? "Your own" : "By person",
                        "Person",
                        persons,
                        whole,
                        group -> called.getOrDefault(user(group), user(group).value())));
    }

    private static MemberId user(SpendGroup group) {
        return Objects.requireNonNull(group.user(), "it is by person");
    }

    private String sessions(Caller caller, Month month) {
        var filter = new SessionFilter(
                null, null, null, month.begin(), month.end(), null, SessionSort.NEWEST, MOST_SESSIONS, null);
        var page = lists.sessions(caller.sight(), filter);
        return Figures.count(page.items().size()) + (page.next() == null ? "" : "+");
    }

    /** In whole percent; what is not known on either side is not compared. */
    private static @Nullable String change(Tally now, Tally before) {
        var was = before.cost().amount();
        if (was.isZero() || now.cost().unknown()) {
            return null;
        }
        var percent =
                now.cost().amount().minus(was).amount().movePointRight(2).divide(was.amount(), 0, RoundingMode.HALF_UP);
        var sign = percent.signum() > 0 ? "▲ " : percent.signum() < 0 ? "▼ " : "± ";
        return sign + percent.abs().toPlainString() + "%";
    }

    private static @Nullable String daily(Month month, Tally total) {
        int days = month.isPresent()
                ? month.today().getDayOfMonth()
                : month.month().lengthOfMonth();
        if (month.month().isAfter(YearMonth.from(month.now())) || total.cost().unknown()) {
            return null;
        }
        var amount = total.cost().amount().amount().divide(BigDecimal.valueOf(days), 6, RoundingMode.HALF_UP);
        return Figures.money(Money.usd(amount));
    }
}
